package io.autoft.study.proposal;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.BaselineName;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselinesTest {

  /** The study's losses are CrossEntropy, Hinge and L2Distance, its base rate is 0.003. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ZeroShot    | 0     | 0   | weight.CrossEntropy=0",
        "LinearProbe | 0.003 | 0.1 | weight.CrossEntropy=1",
        "FineTuning  | 0.003 | 0.1 | weight.CrossEntropy=1",
        "LPFT        | 0.003 | 0.1 | weight.CrossEntropy=1",
        "L2SP        | 0.003 | 0.1 | weight.CrossEntropy=1 weight.L2Distance=0.01",
        "LogitAdjusted | 0.003 | 0.1 | weight.CrossEntropy=0 weight.LogitAdjusted=1",
        "FLYP        | 0.003 | 0.1 | weight.CrossEntropy=0 weight.Contrastive=1",
      })
  void haveTheObjectiveThatTheyAreNamedAfter(
      BaselineName name, double learningRate, double weightDecay, String weights) {
    var expected =
        new TreeMap<>(
            Map.of(
                "learningRate",
                learningRate,
                "weightDecay",
                weightDecay,
                "weight.Hinge",
                0.0,
                "weight.L2Distance",
                0.0));
    for (var weight : weights.split(" ")) {
      expected.put(
          weight.substring(0, weight.indexOf('=')),
          Double.valueOf(weight.substring(weight.indexOf('=') + 1)));
    }

    assertThat(Baselines.parameters(spec(STUDY), name)).isEqualTo(expected);
  }

  @Test
  void anInitialTrialHasWeight0ForWhatItLeavesOut() {
    assertThat(Baselines.initial(spec(STUDY), Map.of("learningRate", 0.5, "weight.Hinge", 2.0)))
        .isEqualTo(
            Map.of(
                "learningRate", 0.5,
                "weight.CrossEntropy", 0.0,
                "weight.Hinge", 2.0,
                "weight.L2Distance", 0.0));
  }

  @Test
  void anInitialTrialHasATrainedHeadWhereTheHeadIsSearched() {
    var study = spec(STUDY.with("spec.objective.head", "Searched"));

    assertThat(Baselines.initial(study, Map.of())).containsEntry("head", 0.0);
    assertThat(Baselines.initial(study, Map.of("head", 1.0))).containsEntry("head", 1.0);
  }

  @Test
  void anInitialTrialHasSeed0WhereTheSeedIsSearched() {
    var study = spec(STUDY.with("spec.search.trialSeed", "Searched"));

    assertThat(Baselines.initial(study, Map.of())).containsEntry("seed", 0.0);
    assertThat(Baselines.initial(study, Map.of("seed", 7.0))).containsEntry("seed", 7.0);
  }
}
