package io.autoft.result;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.ConfirmedComparison;
import io.autoft.api.v1alpha1.ModelComparison;
import io.autoft.api.v1alpha1.StudyResult;
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
    var table = new TestTable(metric, trained, Parameters.TUNED);
    return new StudyResult(
        winner.name(),
        winner.spec().parameters(),
        winner.score().orElseThrow(),
        winner.result().flatMap(TrialResult::standardError).orElse(null),
        improvement.isPresent() ? improvement.getAsDouble() : null,
        confirmation.orElse(null),
        trained.stream().map(model -> new ModelResult(study, model).result()).toList(),
        comparisons(table));
  }

  private static OptionalDouble improvement(ConfirmationResult confirmation) {
    return confirmation.comparisons().stream()
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

  private static List<ModelComparison> comparisons(TestTable table) {
    return table.models().stream()
        .skip(1)
        .flatMap(
            model -> table.meanDifference(model).map(d -> comparison(table, model, d)).stream())
        .toList();
  }

  private static ModelComparison comparison(TestTable table, TrainedModel model, SeedMean mean) {
    var difference = mean.difference();
    int seeds = mean.bySeed().size();
    return new ModelComparison(
        model.name(),
        table.shifts().size(),
        seeds == 1 ? null : seeds,
        difference.value(),
        difference.standardError(),
        difference.lower(),
        difference.upper(),
        difference.basis(),
        difference.verdict());
  }
}
