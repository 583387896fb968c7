package io.autoft.result;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.ConfirmedComparison;
import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.api.v1alpha1.ModelComparison;
import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.contract.Metric;
import io.autoft.result.TestTable.Parameters;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sums up what came out of a study. */
public final class StudyResults {

  private StudyResults() {}

  /**
   * The result of a complete study.
   *
   * @param winner whose objective was chosen; it has a score
   * @param baseline the best one
   * @param confirmation of the winner, if there was one
   * @param trained final trainings, the learned objective's first
   */
  public static StudyResult of(
      AutoFTStudySpec study,
      TrialRecord winner,
      Optional<TrialRecord> baseline,
      Optional<ConfirmationResult> confirmation,
      List<TrainedModel> trained) {
    var metric = study.objective().metric();
    var improvement =
        confirmation
            .map(StudyResults::improvement)
            .orElseGet(() -> improvement(metric, Optional.of(winner), baseline));
    var models = models(trained);
    return new StudyResult(
        winner.name(),
        winner.spec().parameters(),
        winner.score().orElseThrow(),
        winner.result().flatMap(TrialResult::standardError).orElse(null),
        improvement.isPresent() ? improvement.getAsDouble() : null,
        confirmation.orElse(null),
        models.stream().map(StudyResults::withoutResamples).toList(),
        comparisons(new TestTable(metric, models, Parameters.TUNED)));
  }

  private static OptionalDouble improvement(ConfirmationResult confirmation) {
    return confirmation.comparisons().stream()
        .limit(1)
        .mapToDouble(ConfirmedComparison::difference)
        .findFirst();
  }

  /** By how much one trial's score is better than another's. */
  public static OptionalDouble improvement(
      Metric metric, Optional<TrialRecord> one, Optional<TrialRecord> other) {
    return one.isEmpty() || other.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            metric.improvement(one.get().score().orElseThrow(), other.get().score().orElseThrow()));
  }

  /** The final models with all that their trainers reported of the tests. */
  static List<FinalTrainingResult> models(List<TrainedModel> trained) {
    return trained.stream().map(StudyResults::model).toList();
  }

  /** The trials keep the resamples; in the study's status they would take most of the room. */
  private static FinalTrainingResult withoutResamples(FinalTrainingResult model) {
    return new FinalTrainingResult(
        model.name(),
        model.trial(),
        model.score(),
        model.tests().stream().map(TestScore::withoutResamples).toList(),
        model.alpha(),
        model.checkpoint());
  }

  private static FinalTrainingResult model(TrainedModel model) {
    var result = model.trial().result().orElseThrow();
    return new FinalTrainingResult(
        model.name(),
        model.trial().name(),
        result.score().orElseThrow(),
        result.tests(),
        result.ensemble().map(EnsembleCurve::alpha).orElse(null),
        result.checkpoint().orElse(null));
  }

  private static List<ModelComparison> comparisons(TestTable table) {
    return table.models().stream()
        .skip(1)
        .flatMap(
            model -> table.meanDifference(model).map(d -> comparison(table, model, d)).stream())
        .toList();
  }

  private static ModelComparison comparison(
      TestTable table, FinalTrainingResult model, Difference mean) {
    return new ModelComparison(
        model.name(),
        table.shifts().size(),
        mean.value(),
        mean.standardError(),
        mean.lower(),
        mean.upper(),
        mean.basis(),
        mean.verdict());
  }
}
