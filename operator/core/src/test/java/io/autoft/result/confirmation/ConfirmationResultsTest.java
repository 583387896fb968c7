package io.autoft.result.confirmation;

import static io.autoft.api.v1alpha1.BaselineName.FLYP;
import static io.autoft.api.v1alpha1.BaselineName.FineTuning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.ConfirmedComparison;
import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.api.v1alpha1.Verdict;
import io.autoft.contract.Metric;
import io.autoft.testing.TrialSpecs;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfirmationResultsTest {

  /**
   * Without resamples the examples count as different ones: 2 x 0.01^2; of the seeds there is the
   * mean square of the four trainings, (0.01^2 + 0.01^2) / 2, twice, over two seeds.
   */
  @Test
  void withoutResamplesErrorsAddUpAndNothingIsCorrected() {
    var result =
        result(
            Metric.Accuracy,
            List.of(Example.candidate(4, 0.80, 0.82)),
            List.of(Example.baseline(FineTuning, 0.61, 0.61)));

    assertThat(result.trial()).isEqualTo("wildlife-0004");
    assertThat(result.mean()).isCloseTo(0.81, within(1e-12));
    assertThat(result.corrected()).isNull();
    assertThat(result.lower()).isNull();
    var comparison = result.comparisons().get(0);
    assertThat(comparison.basis()).isEqualTo(ErrorBasis.Unpaired);
    assertThat(comparison.difference()).isCloseTo(0.2, within(1e-12));
    assertThat(comparison.standardError()).isCloseTo(Math.sqrt(2e-4 + 1e-4), within(1e-9));
    assertThat(comparison.verdict()).isEqualTo(Verdict.Better);
    assertThat(comparison.text())
        .startsWith("better than FineTuning by 20.0 points (95 % interval");
  }

  /** Both move alike on every resample, so nothing is left of the chance of the examples. */
  @Test
  void whatIsHardForBothCancels() {
    var candidate = repeats(4, null, 0.75f, 0.76f, 0.74f, 0.76f, 0.74f);
    var baseline = repeats(1, FineTuning, 0.70f, 0.71f, 0.69f, 0.71f, 0.69f);

    var result = result(Metric.Accuracy, List.of(candidate), List.of(baseline));

    var comparison = result.comparisons().get(0);
    assertThat(comparison.basis()).isEqualTo(ErrorBasis.Paired);
    assertThat(comparison.difference()).isCloseTo(0.05, within(1e-6));
    assertThat(comparison.standardError()).isCloseTo(0, within(1e-6));
    assertThat(result.corrected()).isCloseTo(0.75, within(1e-6));
    assertThat(result.upper() - result.lower())
        .as("the score alone moves by 0.0115")
        .isCloseTo(2 * 3.1824463 * Math.sqrt(4e-4 / 3), within(1e-4));
  }

  /** Two candidates that are equal, of which every resample favours one by 0.01. */
  @Test
  void whatChoosingAddsIsTakenOff() {
    var one = repeats(4, null, 0.75f, 0.76f, 0.74f, 0.76f, 0.74f);
    var other = repeats(5, null, 0.75f, 0.74f, 0.76f, 0.74f, 0.76f);
    var baseline = repeats(1, FineTuning, 0.70f, 0.70f, 0.70f, 0.70f, 0.70f);

    var result = result(Metric.Accuracy, List.of(one, other), List.of(baseline));

    assertThat(result.mean()).isCloseTo(0.75, within(1e-6));
    assertThat(result.corrected()).isCloseTo(0.74, within(1e-6));
    assertThat(result.comparisons().get(0).difference()).isCloseTo(0.04, within(1e-6));
  }

  @Test
  void searchTrialsWithoutResamplesAreLeftOut() {
    var one = repeats(4, null, 0.75f, 0.76f, 0.74f, 0.76f, 0.74f);
    var contest = new Contest(List.of(one), List.of());

    var alone = new ConfirmationResults(Metric.Accuracy, contest, List.of(Example.search(9, 0.9)));
    assertThat(alone.result("digest").corrected()).isCloseTo(0.75, within(1e-6));
  }

  @Test
  void aCrossEntropyIsBetterWhenLower() {
    var result =
        result(
            Metric.CrossEntropy,
            List.of(
                repeats(4, null, 1.5f, 1.6f, 1.4f, 1.6f, 1.4f),
                repeats(5, null, 1.25f, 1.35f, 1.15f, 1.35f, 1.15f)),
            List.of(repeats(1, FineTuning, 1.75f, 1.85f, 1.65f, 1.85f, 1.65f)));

    assertThat(result.trial()).isEqualTo("wildlife-0005");
    assertThat(result.mean()).isCloseTo(1.25, within(1e-6));
    assertThat(result.lower()).isLessThan(1.25);
    assertThat(result.upper()).isGreaterThan(1.25);
    assertThat(result.comparisons().get(0).difference()).isCloseTo(0.5, within(1e-6));
    assertThat(result.comparisons().get(0).verdict()).isEqualTo(Verdict.Better);
  }

  @Test
  void theBestBaselineComesFirst() {
    var result =
        result(
            Metric.Accuracy,
            List.of(Example.candidate(4, 0.7, 0.71), Example.candidate(5, 0.72, 0.73)),
            List.of(Example.baseline(FineTuning, 0.61, 0.6), Example.baseline(FLYP, 0.69, 0.7)));

    assertThat(result.candidates())
        .extracting(c -> c.trial(), c -> c.score())
        .containsExactly(tuple("wildlife-0005", 0.9), tuple("wildlife-0004", 0.9));
    assertThat(result.comparisons())
        .extracting(ConfirmedComparison::baseline)
        .containsExactly(FLYP, FineTuning);
    assertThat(result.digest()).isEqualTo("digest");
  }

  private static ConfirmationResult result(
      Metric metric, List<Repeats> candidates, List<Repeats> baselines) {
    var search = candidates.stream().map(Repeats::source).toList();
    return new ConfirmationResults(metric, new Contest(candidates, baselines), search)
        .result("digest");
  }

  /** With each of two seeds the same score, and the same on the resamples. */
  private static Repeats repeats(
      int number, BaselineName baseline, float score, float... resampled) {
    var purpose = baseline == null ? TrialPurpose.Search : TrialPurpose.Baseline;
    var spec =
        TrialSpecs.of(
            number, purpose, baseline, baseline == null ? TrialSpecs.PARAMETERS : Map.of());
    TrialRecord trial = Example.reported(spec, score, resampled);
    return Repeats.of(
        trial, true, List.of(trial, trial), score > 1 ? Metric.CrossEntropy : Metric.Accuracy);
  }
}
