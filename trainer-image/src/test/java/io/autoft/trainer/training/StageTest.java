package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.Reason;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.StepRule.GroupRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageTest {

  private static final Map<String, Double> CROSS_ENTROPY =
      Map.of("learningRate", 0.5, "weightDecay", 0.25, "weight.CrossEntropy", 1.0);
  private static final Map<String, Double> CONTRASTIVE =
      Map.of("learningRate", 0.5, "weight.Contrastive", 1.0, "weight.L2Distance", 2.0);

  @Test
  void fineTuningTrainsEverythingAtOnce() throws TrialFailure {
    var stages = stages(TrainingMethod.FineTuning, CROSS_ENTROPY, 3, 5);

    assertThat(stages).hasSize(1);
    assertThat(stages.get(0).steps()).isEqualTo(15);
    assertThat(groups(stages.get(0))).containsExactly("stem", "block.0", "final", "head");
  }

  @Test
  void aLinearProbeTrainsTheHeadAtThirtyTimesTheRate() throws TrialFailure {
    var stages = stages(TrainingMethod.LinearProbe, CROSS_ENTROPY, 10, 1);

    assertThat(stages).hasSize(1);
    assertThat(stages.get(0).settings().groups()).containsExactly(new GroupRule("head", 15, 0.25));
  }

  @Test
  void probesInTheFirstHalfOfTheEpochsAndFineTunesInTheSecond() throws TrialFailure {
    var stages = stages(TrainingMethod.LPFT, CROSS_ENTROPY, 5, 7);

    assertThat(stages).extracting(Stage::steps).containsExactly(14, 21);
    assertThat(stages.get(0).settings().groups()).containsExactly(new GroupRule("head", 15, 0.25));
    assertThat(stages.get(1).settings().groups())
        .contains(new GroupRule("head", 0.5, 0.25), new GroupRule("stem", 0.5, 0.25));
    assertThat(stages.get(1).settings().seed()).isNotEqualTo(stages.get(0).settings().seed());
  }

  @Test
  void flypTrainsBothTowersAndNoHead() throws TrialFailure {
    assertThat(groups(stages(TrainingMethod.FLYP, CONTRASTIVE, 10, 1).get(0)))
        .containsExactly("stem", "block.0", "final", "text");
  }

  @Test
  void aTextHeadTrainsBothTowersAndNoHeadWhateverTheTerms() throws TrialFailure {
    check(TrainingMethod.TextHead, CROSS_ENTROPY);

    assertThat(groups(stages(TrainingMethod.TextHead, CROSS_ENTROPY, 10, 1).get(0)))
        .containsExactly("stem", "block.0", "final", "text");
  }

  @Test
  void anAuxiliaryHeadIsTrainedWhereATermDependsOnIt() throws TrialFailure {
    var both = Map.of("learningRate", 0.5, "weight.CrossEntropy", 1.0, "weight.Contrastive", 2.0);
    check(TrainingMethod.AuxiliaryHead, both);

    assertThat(groups(stages(TrainingMethod.AuxiliaryHead, both, 10, 1).get(0)))
        .containsExactly("stem", "block.0", "final", "head", "text");
    assertThat(groups(stages(TrainingMethod.AuxiliaryHead, CONTRASTIVE, 10, 1).get(0)))
        .containsExactly("stem", "block.0", "final", "text");
  }

  @Test
  void refusesFlypWithATermThatNeedsTheHeadOrWithoutItsOwn() throws TrialFailure {
    check(TrainingMethod.FLYP, CONTRASTIVE);

    assertThatThrownBy(() -> check(TrainingMethod.FLYP, CROSS_ENTROPY))
        .isInstanceOfSatisfying(
            TrialFailure.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.BadConfig))
        .hasMessage(
            "training.method is FLYP, which has no head to train; weight.Contrastive must be above"
                + " 0, and beside it only weights of terms over parameters; found"
                + " {CrossEntropy=1.0}");
    assertThatThrownBy(
            () ->
                check(
                    TrainingMethod.FLYP,
                    Map.of("learningRate", 1.0, "weight.Contrastive", 1.0, "weight.Hinge", 1.0)))
        .hasMessageEndingWith("found {Hinge=1.0, Contrastive=1.0}");
  }

  @Test
  void refusesToProbeAHeadThatNoTermDependsOn() throws TrialFailure {
    check(TrainingMethod.LPFT, CROSS_ENTROPY);

    for (var method : List.of(TrainingMethod.LinearProbe, TrainingMethod.LPFT)) {
      assertThatThrownBy(() -> check(method, CONTRASTIVE))
          .hasMessage(
              "training.method is %s, which trains the head alone; a term that depends on the head"
                  + " is needed, like weight.CrossEntropy above 0",
              method);
    }
  }

  @Test
  void asksNothingOfAMethodThatTakesNoSteps() throws TrialFailure {
    var config = TrialConfigs.inner(TrainingMethod.FLYP, 0, Map.of());

    Stage.check(config, settings(config));
  }

  private static void check(TrainingMethod method, Map<String, Double> parameters)
      throws TrialFailure {
    var config = TrialConfigs.inner(method, 10, parameters);
    Stage.check(config, settings(config));
  }

  private static List<Stage> stages(
      TrainingMethod method, Map<String, Double> parameters, int units, int stepsPerUnit)
      throws TrialFailure {
    var config = TrialConfigs.inner(method, 10, parameters);
    return Stage.of(method, settings(config), units, stepsPerUnit);
  }

  private static TrainingSettings settings(TrialConfig config) throws TrialFailure {
    return TrainingSettings.of(config, List.of("stem", "block.0", "final", "head", "text"));
  }

  private static List<String> groups(Stage stage) {
    return stage.settings().groups().stream().map(GroupRule::group).toList();
  }
}
