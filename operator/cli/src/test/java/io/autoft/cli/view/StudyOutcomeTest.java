package io.autoft.cli.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.contract.Metric;
import io.autoft.testing.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyOutcomeTest {

  /**
   * Where the examples move a score far more than the seeds do, it is the normal distribution's.
   */
  @ParameterizedTest(name = "{0} seeds, {1} of {2}")
  @CsvSource({
    "2, 0.0283, 0.02, 4.303",
    "3, 0.0346, 0.02, 2.776",
    "2, 0.0028, 0.02, 1.960",
    "1, 0, 0.02, 1.960"
  })
  void theIntervalOfADifferenceIsWideWithFewSeeds(
      int seeds, double deviation, double error, double quantile) {
    var difference =
        outcome(seeds, deviation, error)
            .testDifference(outcome(seeds, deviation, error), "noisy")
            .orElseThrow();

    assertThat(difference.standardError()).isCloseTo(error * Math.sqrt(2), within(1e-9));
    assertThat(difference.quantile()).isCloseTo(quantile, within(0.01));
  }

  @Test
  void aTestThatOneOfThemLacksHasNoDifference() {
    assertThat(outcome(1, 0, 0.02).testDifference(outcome(1, 0, 0.02), "blurred")).isEmpty();
  }

  private static StudyOutcome outcome(int seeds, double deviation, double error) {
    var ofSeeds = seeds == 1 ? "" : ", seeds: " + seeds;
    var ofTest = seeds == 1 ? "" : ", deviation: " + deviation;
    var status =
        Document.of(
                "{result: {finalTrainings: [{name: AutoFT, score: 0.7%s, tests: [{name: noisy, value: 0.7, standardError: %s, examples: 500%s}]}]}}"
                    .formatted(ofSeeds, error, ofTest))
            .as(AutoFTStudyStatus.class);
    return new StudyOutcome(Metric.Accuracy, status, List.of());
  }
}
