package io.autoft.shift.icons;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.data.Images;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecolouringTest {

  /** Ink stays darker than paper, or lighter where the picture is inverted; about a quarter is. */
  @Test
  void keepsInkAndPaperApart() {
    var pixels = new byte[32 * 32 * 3];
    Arrays.fill(pixels, pixels.length / 2, pixels.length, (byte) 255);
    var set =
        ImageSet.of(
            "one", new Images.InMemory(32, pixels), new int[1], List.of("a"), List.of("{}"));
    var seen = new Recolouring(new SplittableRandom(0)).batch(set, new int[400]);

    int inverted = 0;
    for (int i = 0; i < seen.size(); i++) {
      var picture = seen.images().get(i);
      int ink = picture.get(0) & 0xff;
      int paper = picture.get(32 * 32 * 3 - 1) & 0xff;
      assertThat(Math.min(ink, paper)).isLessThan(128);
      assertThat(Math.max(ink, paper)).isGreaterThan(127);
      inverted += ink > paper ? 1 : 0;
    }
    assertThat(inverted).isBetween(75, 125);
  }
}
