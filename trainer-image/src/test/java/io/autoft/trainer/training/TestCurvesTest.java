package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.trainer.evaluation.Predictions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestCurvesTest {

  @Test
  void hasAllMetricsOfATestAtAnAlpha() throws Exception {
    var curves = new TestCurves();
    curves.add(0.3, "outlined", predictions(0, 0));
    curves.add(0.3, "plain", predictions(0, 1));
    curves.add(1, "plain", predictions(1, 1));

    assertThat(curves.at(0.3)).containsOnlyKeys("outlined", "plain");
    assertThat(curves.at(0.3).get("plain"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("accuracy", 0.5, "macroF1", 2 / 3.0, "crossEntropy", 0.25));
    assertThat(curves.at(1).get("plain")).containsEntry("accuracy", 0.0);
    assertThat(curves.at(0.5)).isEmpty();
  }

  /** Of a mixture that nobody chose, it costs the figure a point and not the training its model. */
  @Test
  void leavesAGapWhereOutputsAreNotFinite() {
    var curves = new TestCurves();
    curves.add(
        0.3,
        "plain",
        new Predictions(new int[1], new int[1], new double[] {Double.NaN}, Optional.empty()));

    assertThat(curves.at(0.3)).isEmpty();
  }

  /** Two examples of the first class. */
  private static Predictions predictions(int... predicted) {
    return new Predictions(new int[2], predicted, new double[] {0.5, 0}, Optional.empty());
  }
}
