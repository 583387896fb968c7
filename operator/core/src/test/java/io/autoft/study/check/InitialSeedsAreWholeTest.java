package io.autoft.study.check;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.PlannedStudy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialSeedsAreWholeTest {

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "-1", "1.0e300"})
  void anotherSeedIsRefused(String seed) {
    assertThat(study(seed).complaint().message())
        .isEqualTo(
            "search.initialTrials[1].seed is %s; it must be a whole number from 0 to"
                    .formatted(Double.valueOf(seed))
                + " 9007199254740991");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "9007199254740991"})
  void aWholeSeedIsTried(String seed) {
    assertThat(study(seed).specs())
        .anySatisfy(
            trial -> {
              assertThat(trial.parameters()).containsEntry("seed", Double.valueOf(seed));
              assertThat(trial.seed()).isEqualTo(Long.parseLong(seed));
            });
  }

  private static PlannedStudy study(String seed) {
    var study =
        new PlannedStudy(
            STUDY
                .with("spec.parallelism", "4")
                .with("spec.search.trialSeed", "Searched")
                .with(
                    "spec.search.initialTrials",
                    """
                    [{learningRate: 0.001, weightDecay: 0, weight.CrossEntropy: 1},
                     {learningRate: 0.002, weightDecay: 0, weight.CrossEntropy: 1, seed: %s}]
                    """
                        .formatted(seed)));
    study.plan();
    return study;
  }
}
