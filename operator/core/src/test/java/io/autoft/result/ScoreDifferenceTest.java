package io.autoft.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.api.v1alpha1.Verdict;
import io.autoft.contract.Metric;
import io.autoft.contract.Resamples;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreDifferenceTest {

  private static final TrialRecord HIGH = trial(0.75, 0.76f, 0.74f, 0.75f);
  private static final TrialRecord LOW = trial(0.70, 0.71f, 0.69f, 0.70f);

  /** Both go up and down together, so the difference is the same on every resample. */
  @Test
  void isTakenInPairs() {
    var difference = ScoreDifference.of(Metric.Accuracy, HIGH, LOW).orElseThrow();

    assertThat(difference.value()).isEqualTo(0.05, within(1e-12));
    assertThat(difference.standardError()).isLessThan(1e-7);
    assertThat(difference.verdict()).isEqualTo(Verdict.Better);
  }

  @Test
  void aHigherCrossEntropyIsWorse() {
    var difference = ScoreDifference.of(Metric.CrossEntropy, HIGH, LOW).orElseThrow();

    assertThat(difference.verdict()).isEqualTo(Verdict.Worse);
  }

  @Test
  void needsTheSameResamplesOfBoth() {
    var plain = Trials.scored(TrialSpecs.search(), 0.7);

    assertThat(ScoreDifference.of(Metric.Accuracy, HIGH, plain)).isEmpty();
    assertThat(ScoreDifference.of(Metric.Accuracy, HIGH, trial(0.7, 0.7f, 0.7f))).isEmpty();
    assertThat(ScoreDifference.of(Metric.Accuracy, HIGH, Trials.diverged(plain.spec()))).isEmpty();
  }

  private static TrialRecord trial(double score, float... resampled) {
    return Trials.scored(
        TrialSpecs.search(),
        new TrialResult(
            Optional.of(score),
            Optional.of(0.01),
            Map.of(),
            Optional.of(new Resamples(resampled, resampled).encode()),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }
}
