package io.autoft.study.check;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.PlannedStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialTrialsTrainTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learningRate: 0.1, weightDecay: 0",
        "learningRate: 0.1, weightDecay: 1, weight.CrossEntropy: 0, weight.Hinge: 0"
      })
  void oneWithoutAWeightIsRefused(String trial) {
    assertThat(study(trial).complaint().message())
        .isEqualTo(
            "search.initialTrials[1] has no weight.<term> above 0, so there is nothing to minimise;"
                + " give one, such as weight.CrossEntropy: 1");
  }

  @Test
  void oneWithoutALearningRateIsRefused() {
    assertThat(study("learningRate: 0, weightDecay: 0, weight.Hinge: 1").complaint().message())
        .isEqualTo("search.initialTrials[1].learningRate is 0; it must be above 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learningRate: 0.1, weightDecay: 0, weight.Hinge: 1",
        "learningRate: 0, learningRate/head: 0.1, weightDecay: 0, weight.Hinge: 1",
        "learningRate: 0.1, weightDecay: 0, weight.L2Distance/head: 1"
      })
  void oneThatTrainsAnythingIsTried(String trial) {
    assertThat(study(trial).specs()).anySatisfy(t -> assertThat(t.number()).isEqualTo(3));
  }

  private static PlannedStudy study(String trial) {
    var study =
        new PlannedStudy(
            STUDY
                .with("spec.parallelism", "4")
                .with("spec.search.layerwise", "RegularizersAndOptimizer")
                .with(
                    "spec.search.initialTrials",
                    """
                    [{learningRate: 0.001, weightDecay: 0, weight.CrossEntropy: 1}, {%s}]
                    """
                        .formatted(trial)));
    study.plan();
    return study;
  }
}
