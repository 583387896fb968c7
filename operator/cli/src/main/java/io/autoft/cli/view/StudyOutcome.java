package io.autoft.cli.view;

import static java.util.stream.Collectors.joining;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.ConfirmedComparison;
import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.api.v1alpha1.ModelComparison;
import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.contract.Metric;
import io.autoft.result.Difference;
import io.autoft.result.MetricText;
import io.autoft.result.StudentT;
import io.autoft.result.TestTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What has come out of a study so far. */
record StudyOutcome(Metric metric, AutoFTStudyStatus status, List<StoredTrial> trials) {

  /** The best trial of the search. */
  Optional<StoredTrial> best() {
    return Optional.ofNullable(status.best()).flatMap(best -> trial(best.trial()));
  }

  /** Of the trial that was chosen, or else is the best so far. */
  Map<String, Double> objective() {
    return status
        .chosenTrial()
        .flatMap(this::trial)
        .map(trial -> trial.spec().parameters())
        .orElse(Map.of());
  }

  private Optional<StoredTrial> trial(String name) {
    return trials.stream().filter(trial -> trial.name().equals(name)).findFirst();
  }

  /** Against each baseline, over fresh seeds on the OOD validation set. */
  Map<String, String> confirmedGains() {
    return gains(
        Optional.ofNullable(status.confirmation())
            .map(ConfirmationResult::comparisons)
            .orElse(List.of()),
        c -> c.baseline().name(),
        this::text);
  }

  private String text(ConfirmedComparison c) {
    return words().signed(c.difference(), c.lower(), c.upper());
  }

  /** Against each baseline, on the mean over the tests. */
  Map<String, String> testedGains() {
    return gains(
        Optional.ofNullable(status.result()).map(StudyResult::comparisons).orElse(List.of()),
        ModelComparison::baseline,
        this::text);
  }

  private String text(ModelComparison c) {
    return words().signed(c.difference(), c.lower(), c.upper());
  }

  private static <T> Map<String, String> gains(
      List<T> comparisons, Function<T, String> baseline, Function<T, String> text) {
    var gains = new LinkedHashMap<String, String>();
    comparisons.forEach(c -> gains.put(baseline.apply(c), text.apply(c)));
    return gains;
  }

  /** The scores of the learned objective's final model, by test. */
  Map<String, TestScore> tests() {
    var tests = new LinkedHashMap<String, TestScore>();
    finalTraining()
        .map(FinalTrainingResult::tests)
        .orElse(List.of())
        .forEach(test -> tests.put(test.name(), test));
    return tests;
  }

  /**
   * By how much the final model is better on a test than that of another study, as if on other
   * examples, which makes the interval rather too wide. With several seeds it is that of Student's
   * t, its degrees of freedom by Satterthwaite (1946); of one training each it says nothing of
   * other seeds.
   */
  Optional<Difference> testDifference(StudyOutcome other, String name) {
    var test = tests().get(name);
    var beside = other.tests().get(name);
    if (test == null || beside == null) {
      return Optional.empty();
    }
    double value = metric.improvement(test.value(), beside.value());
    double error = Math.hypot(test.standardError(), beside.standardError());
    double uncertainty = uncertainty(test) + other.uncertainty(beside);
    return Optional.of(
        uncertainty == 0
            ? new Difference(value, error, ErrorBasis.Unpaired)
            : new Difference(
                value,
                error,
                ErrorBasis.Unpaired,
                StudentT.quantile(
                    Difference.LEVEL, Math.max(1, Math.pow(error, 4) / uncertainty))));
  }

  /** The square of the variance that the seeds add to a mean, by its degrees of freedom. */
  private double uncertainty(TestScore test) {
    if (test.deviation() == null) {
      return 0;
    }
    double variance = test.deviation() * test.deviation() / seeds();
    return variance * variance / (seeds() - 1);
  }

  /** Trainings that the scores of the tests are means of. */
  private int seeds() {
    return finalTraining().map(FinalTrainingResult::seeds).orElse(1);
  }

  private Optional<FinalTrainingResult> finalTraining() {
    return Optional.ofNullable(status.result()).stream()
        .flatMap(result -> result.finalTrainings().stream())
        .findFirst();
  }

  /** Which sets the mean over the tests is of. */
  String shifts() {
    return tests().keySet().stream()
        .filter(name -> !name.equals(TestTable.IN_DISTRIBUTION))
        .sorted()
        .collect(joining(", "));
  }

  private MetricText words() {
    return new MetricText(metric);
  }
}
