package io.autoft.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autoft.contract.Metric;
import org.junit.jupiter.api.Test;

class MeasureTest {

  private static final float[] LOGITS = {2, 0, 0, 3, 1, 1, 0, 1000};
  private static final int[] LABELS = {0, 0, 1, 1};
  private static final Predictions PREDICTIONS = PredictionCases.of(LOGITS, LABELS);

  @Test
  void accuracyIsTheShareOfRightPredictions() {
    var accuracy = Measure.of(Metric.Accuracy);

    // Rows (2, 0), (0, 3), (1, 1), (0, 1000): the first of equals is predicted.
    assertThat(PREDICTIONS.predicted()).containsExactly(0, 1, 0, 1);
    assertThat(accuracy.value(PREDICTIONS)).isEqualTo(0.5);
    // Deviations are 1/2 each: sqrt(4 / 4 / 3 / 4)
    assertThat(accuracy.standardError(PREDICTIONS)).isCloseTo(Math.sqrt(1 / 12.0), within(1e-12));
  }

  @Test
  void crossEntropyIsTheMeanNegativeLogLikelihood() {
    double expected =
        (Math.log(1 + Math.exp(-2)) + 3 + Math.log(1 + Math.exp(-3)) + Math.log(2) + 0) / 4;

    assertThat(Measure.of(Metric.CrossEntropy).value(PREDICTIONS))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void countsAnExampleAsOftenAsItIsDrawn() {
    assertThat(Measure.of(Metric.Accuracy).value(PREDICTIONS, new int[] {3, 1, 0, 0}))
        .isEqualTo(0.75);
  }

  @Test
  void hasNoValueOnNoExamples() {
    assertThat(Measure.of(Metric.Accuracy).value(PREDICTIONS, new int[4])).isNaN();
  }

  @Test
  void namesEveryMetricThatHasAValue() {
    assertThat(Measure.all("test", PREDICTIONS))
        .containsOnlyKeys("test.accuracy", "test.crossEntropy", "test.macroF1")
        .containsEntry("test.macroF1", 0.5);
    assertThat(Measure.all("test", PREDICTIONS.inGroups(new int[] {0, 0, 1, 0})))
        .containsEntry("test.worstGroupAccuracy", 0.0)
        .hasSize(4);
    assertThat(Measure.all("test", PREDICTIONS.inGroups(new int[] {-1, -1, -1, -1}))).hasSize(3);
  }

  @Test
  void scoresOverAPartOfTheClasses() {
    // The largest logit of both rows is that of class 1, which is not among those that count.
    var part = Predictions.of(new float[] {1, 9, 2, 3, 9, 0}, new int[] {2, 2}, new int[] {0, 2});

    assertThat(part.predicted()).containsExactly(2, 0);
    assertThat(part.negativeLogLikelihoods()[0])
        .isCloseTo(Math.log(1 + Math.exp(-1)), within(1e-12));
    assertThat(part.negativeLogLikelihoods()[1])
        .isCloseTo(3 + Math.log(1 + Math.exp(-3)), within(1e-12));
    assertThat(Measure.of(Metric.MacroF1).value(part)).isCloseTo(2 / 3.0, within(1e-15));
    assertThatThrownBy(() -> Predictions.of(new float[3], new int[] {1}, new int[] {0, 2}))
        .hasMessage("label 1 is not scored");
  }

  @Test
  void knowsLogitsThatAreNoNumbers() {
    assertThat(PREDICTIONS.finite()).isTrue();
    assertThat(PredictionCases.of(new float[] {Float.NaN, 0}, new int[] {1}).finite()).isFalse();
    assertThat(PredictionCases.of(new float[] {Float.POSITIVE_INFINITY, 0}, new int[] {0}).finite())
        .isFalse();
  }
}
