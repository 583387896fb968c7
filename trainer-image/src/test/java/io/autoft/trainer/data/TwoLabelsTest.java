package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TwoLabelsTest {

  private static final List<String> NAMES = List.of("robin", "wren");

  @Test
  void namesTheFilesAndTheirLines() {
    var examples =
        List.of(
            new Example("b/1.png", 2, 0, 0),
            new Example("a/1.png", 3, 0, 0),
            new Example("a/../b/1.png", 4, 1, 0),
            new Example("a/1.png", 5, 1, 0));

    assertThat(TwoLabels.remark(examples, NAMES))
        .contains(
            "under two labels: a/1.png (line 3: robin, line 5: wren), b/1.png (line 2: robin, line"
                + " 4: wren)");
  }

  @Test
  void saysNothingOfAFileThatIsNamedTwiceWithOneLabel() {
    assertThat(
            TwoLabels.remark(
                List.of(new Example("1.png", 2, 1, 0), new Example("1.png", 3, 1, 1)), NAMES))
        .isEmpty();
  }
}
