package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Metric;
import io.autoft.contract.SelectOn;
import io.autoft.trainer.evaluation.Predictions;
import io.autoft.trainer.training.AlphaCurve.Point;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlphaCurveTest {

  private static final int[] ID = {2, 3, 5, 5, 4, 4, 5, 3, 2, 2, 1};
  private static final int[] OOD = {4, 5, 5, 6, 9, 6, 5, 5, 4, 3, 2};

  @Test
  void picksTheBestAlphaOnTheSetThatPicksAndOfEqualsTheSmaller() {
    assertThat(curve(Metric.Accuracy, SelectOn.IdValidation).best().alpha()).isEqualTo(0.2);
    assertThat(curve(Metric.Accuracy, SelectOn.OodValidation).best().alpha()).isEqualTo(0.4);
  }

  @Test
  void picksTheLowestWhereLowerIsBetter() {
    assertThat(curve(Metric.CrossEntropy, SelectOn.IdValidation).best().alpha()).isEqualTo(1);
  }

  @Test
  void keepsTheTunedParametersWhereNoSetPicks() {
    assertThat(curve(Metric.Accuracy, SelectOn.None).best().alpha()).isEqualTo(1);
  }

  @Test
  void reportsBothCurvesAndWhatWasPicked() {
    var report = curve(Metric.Accuracy, SelectOn.OodValidation).report();

    assertThat(report.alpha()).isEqualTo(0.4);
    assertThat(report.idValidation()).hasSize(11).startsWith(0.2, 0.3).endsWith(0.1);
    assertThat(report.oodValidation()).hasSize(11).startsWith(0.4, 0.5).endsWith(0.2);
  }

  @Test
  void leavesTheTunedAndThePickedParametersToTheReport() {
    assertThat(curve(Metric.Accuracy, SelectOn.OodValidation).unreported())
        .containsExactly(0.0, 0.1, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9);
    assertThat(curve(Metric.Accuracy, SelectOn.None).unreported())
        .hasSize(10)
        .startsWith(0.0)
        .endsWith(0.9);
  }

  @Test
  void reportsNoCurveOfASetThatIsNotThere() {
    var points =
        IntStream.rangeClosed(0, 10)
            .mapToObj(i -> new Point(i / 10.0, Optional.empty(), predictions(OOD[i])))
            .toList();
    var curve = new AlphaCurve(Metric.Accuracy, SelectOn.OodValidation, points);

    assertThat(curve.report().idValidation()).isEmpty();
    assertThat(curve.best().alpha()).isEqualTo(0.4);
  }

  private static AlphaCurve curve(Metric metric, SelectOn selectOn) {
    return new AlphaCurve(
        metric,
        selectOn,
        IntStream.rangeClosed(0, 10)
            .mapToObj(
                i -> new Point(i / 10.0, Optional.of(predictions(ID[i])), predictions(OOD[i])))
            .toList());
  }

  /** Ten examples, so many of them right; the more, the higher the cross-entropy. */
  private static Predictions predictions(int right) {
    var predicted = IntStream.range(0, 10).map(i -> i < right ? 0 : 1).toArray();
    var losses = IntStream.range(0, 10).mapToDouble(i -> right).toArray();
    return new Predictions(new int[10], predicted, losses, Optional.empty());
  }
}
