package io.autoft.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.contract.Metric;
import io.autoft.contract.SelectOn;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainedModelTest {

  @Test
  void theBestOnTheSetThatPickedItsEpochIsKept() {
    var model =
        new TrainedModel(
            "AutoFT",
            List.of(
                training(
                    8, 0.9, Map.of("idValidation.accuracy", 0.6, "idValidation.crossEntropy", 1.0)),
                training(
                    9, 0.7, Map.of("idValidation.accuracy", 0.8, "idValidation.crossEntropy", 1.5)),
                training(
                    10,
                    0.8,
                    Map.of("idValidation.accuracy", 0.8, "idValidation.crossEntropy", 2.0))));

    assertThat(kept(model, SelectOn.IdValidation, Metric.Accuracy)).as("the earlier").isEqualTo(9);
    assertThat(kept(model, SelectOn.IdValidation, Metric.CrossEntropy)).isEqualTo(8);
    assertThat(kept(model, SelectOn.OodValidation, Metric.Accuracy)).isEqualTo(8);
    assertThat(kept(model, SelectOn.OodValidation, Metric.CrossEntropy)).isEqualTo(9);
    assertThat(kept(model, SelectOn.None, Metric.Accuracy)).isEqualTo(8);
  }

  /** A report of many tests has left its metrics out, but has the curve. */
  @Test
  void aReportWithoutMetricsHasTheValueOnTheCurve() {
    var model =
        new TrainedModel(
            "AutoFT",
            List.of(
                training(8, 0.5, 0.5, List.of(0.1, 0.6, 0.9)),
                training(9, 0.5, 1.0, List.of(0.1, 0.2, 0.7))));

    assertThat(kept(model, SelectOn.IdValidation, Metric.Accuracy)).isEqualTo(9);
  }

  @Test
  void withoutAnyValueItIsTheFirst() {
    var model =
        new TrainedModel("AutoFT", List.of(training(8, 0.5, Map.of()), training(9, 0.9, Map.of())));

    assertThat(kept(model, SelectOn.IdValidation, Metric.Accuracy)).isEqualTo(8);
  }

  private static int kept(TrainedModel model, SelectOn selectOn, Metric metric) {
    return model.kept(selectOn, metric).number();
  }

  private static TrialRecord training(int number, double score, Map<String, Double> metrics) {
    return training(number, score, metrics, Optional.empty());
  }

  private static TrialRecord training(int number, double score, double alpha, List<Double> curve) {
    return training(
        number, score, Map.of(), Optional.of(new EnsembleCurve(alpha, curve, List.of())));
  }

  private static TrialRecord training(
      int number, double score, Map<String, Double> metrics, Optional<EnsembleCurve> ensemble) {
    return Trials.scored(
        TrialSpecs.finalTraining(number, number),
        new TrialResult(
            Optional.of(score),
            Optional.empty(),
            metrics,
            Optional.empty(),
            List.of(),
            ensemble,
            List.of(),
            Optional.of("pvc://models/" + number)));
  }
}
