package io.autoft.result.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.api.v1alpha1.TrialPurpose;
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

class SearchOptimismTest {

  private static final TrialRecord ONE = trial(4, 0.7, 0.71f, 0.69f);
  private static final TrialRecord OTHER = trial(6, 0.7, 0.69f, 0.71f);

  /** One score has nothing to be chosen from. */
  @Test
  void growsWithTheScoresThatThereAreToChooseFrom() {
    var running = SearchOptimism.running(Metric.Accuracy, List.of(ONE, OTHER));

    assertThat(running.get(4)).isCloseTo(0, within(1e-6));
    assertThat(running.get(6)).isCloseTo(0.01, within(1e-6));
  }

  @Test
  void isOfTheLowestCrossEntropy() {
    var worse = trial(7, 0.9, 0.91f, 0.89f);
    var running = SearchOptimism.running(Metric.CrossEntropy, List.of(ONE, OTHER, worse));

    assertThat(running.get(7)).isCloseTo(0.01, within(1e-6));
  }

  @Test
  void isNotKnownWithoutResamples() {
    var plain = Trials.scored(TrialSpecs.search(), 0.8);

    assertThat(SearchOptimism.running(Metric.Accuracy, List.of(plain))).isEmpty();
    assertThat(SearchOptimism.running(Metric.Accuracy, List.of(plain, ONE, OTHER)))
        .containsOnlyKeys(4, 6);
  }

  private static TrialRecord trial(int number, double score, float... resampled) {
    var spec = TrialSpecs.of(number, TrialPurpose.Search, null, TrialSpecs.PARAMETERS);
    var resamples = new Resamples(resampled, resampled).encode();
    return Trials.scored(
        spec,
        new TrialResult(
            Optional.of(score),
            Optional.of(0.01),
            Map.of(),
            Optional.of(resamples),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }
}
