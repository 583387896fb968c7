package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.InnerSteps;
import io.autoft.contract.Loss;
import io.autoft.contract.Reason;
import io.autoft.contract.TrainingConfig;
import io.autoft.contract.TrainingMethod;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.StepRule.GroupRule;
import io.autoft.trainer.optimizer.GradientClip;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {

  private static final List<String> GROUPS = List.of("stem", "block.0", "final", "head", "text");
  private static final Map<String, Double> PARAMETERS =
      Map.of("learningRate", 0.5, "weightDecay", 0.25, "weight.CrossEntropy", 1.0);

  @Test
  void trainsAllButTheTextTowerAtTheSameRateUnlessToldOtherwise() throws TrialFailure {
    assertThat(settings(Map.of()).groups())
        .containsExactly(
            new GroupRule("stem", 0.5, 0.25),
            new GroupRule("block.0", 0.5, 0.25),
            new GroupRule("final", 0.5, 0.25),
            new GroupRule("head", 0.5, 0.25));
  }

  @Test
  void trainsTheTextTowerForTheContrastiveTerm() throws TrialFailure {
    assertThat(settings(Map.of("weight.Contrastive", 1.0)).groups())
        .extracting(GroupRule::group)
        .containsExactlyElementsOf(GROUPS);
  }

  @Test
  void takesAGroupsValueInPlaceOfTheGeneralOne() throws TrialFailure {
    var settings =
        settings(
            Map.of(
                "learningRate/head", 2.0,
                "weightDecay/stem", 0.0,
                "weight.L2Norm", 3.0,
                "weight.L2Norm/block.0", 4.0));

    assertThat(settings.groups())
        .contains(new GroupRule("head", 2, 0.25), new GroupRule("stem", 0.5, 0));
    assertThat(settings.objective().weights()).containsEntry(Loss.L2Norm, 3.0);
    assertThat(settings.objective().groupWeights())
        .isEqualTo(Map.of("block.0", Map.of(Loss.L2Norm, 4.0)));
  }

  @Test
  void namesTheGroupsThatThereAre() {
    assertThatThrownBy(() -> settings(Map.of("weightDecay/block.7", 1.0)))
        .isInstanceOfSatisfying(
            TrialFailure.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.BadConfig))
        .hasMessage(
            "parameters.weightDecay/block.7: the model has no such group; it has [stem, block.0,"
                + " final, head, text]");
  }

  @Test
  void namesTheParametersThatMayHaveAGroup() {
    assertThatThrownBy(() -> settings(Map.of("weight.Hinge/stem", 1.0)))
        .isInstanceOf(TrialFailure.class)
        .hasMessage(
            "parameters.weight.Hinge/stem: a value for a group have only [learningRate,"
                + " weight.L1Distance, weight.L1Norm, weight.L2Distance, weight.L2Norm,"
                + " weightDecay]");
  }

  @Test
  void scalesTheRatesByTheSchedule() throws TrialFailure {
    assertThat(settings(Map.of("learningRate/head", 2.0)).rule(0.5).groups())
        .contains(new GroupRule("stem", 0.25, 0.25), new GroupRule("head", 1, 0.25));
  }

  @Test
  void trainsOneGroupAloneOrAllButOne() throws TrialFailure {
    var settings = settings(Map.of());

    assertThat(settings.only(Set.of("head"), 30).groups())
        .containsExactly(new GroupRule("head", 15, 0.25));
    assertThat(settings.without("head").groups())
        .extracting(GroupRule::group)
        .containsExactly("stem", "block.0", "final");
  }

  @Test
  void takesWhatTheTrainingSays() throws TrialFailure {
    var settings =
        TrainingSettings.of(
            TrialConfigs.inner(
                new TrainingConfig(
                    Optional.of(4), 6, 3, 0.5, TrainingMethod.FineTuning, new InnerSteps(9)),
                PARAMETERS),
            GROUPS);

    assertThat(settings.batchSize()).isEqualTo(6);
    assertThat(settings.accumulationSteps()).isEqualTo(3);
    assertThat(settings.clip()).isEqualTo(new GradientClip(0.5));
    assertThat(settings.rule(1).clip()).isEqualTo(new GradientClip(0.5));
    assertThat(settings.seed()).isEqualTo(3);
  }

  private static TrainingSettings settings(Map<String, Double> more) throws TrialFailure {
    var parameters = new HashMap<>(PARAMETERS);
    parameters.putAll(more);
    return TrainingSettings.of(TrialConfigs.inner(1, parameters), GROUPS);
  }
}
