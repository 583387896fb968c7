package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageSetTest {

  @Test
  void hasAChecksumOfItsImagesAndLabelsInTheirOrder() {
    long sum = set(5, 0, 1).checksum();

    assertThat(set(5, 0, 1).checksum()).isEqualTo(sum);
    assertThat(set(6, 0, 1).checksum()).as("another pixel").isNotEqualTo(sum);
    assertThat(set(5, 1, 0).checksum()).as("other labels").isNotEqualTo(sum);
    assertThat(set(5, 0, 0).checksum()).as("another label").isNotEqualTo(sum);
  }

  /** Two images of a pixel. */
  private static ImageSet set(int first, int... labels) {
    var images = new Images.InMemory(1, new byte[] {(byte) first, 0, 0, 9, 9, 9});
    return ImageSet.of("train", images, labels, List.of("cat", "dog"), List.of());
  }
}
