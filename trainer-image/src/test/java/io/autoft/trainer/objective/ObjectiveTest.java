package io.autoft.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.contract.Loss;
import io.autoft.contract.ParameterTerms;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

  @Test
  void leavesOutTermsOfWeightZero() {
    var objective = new Objective(Map.of(Loss.Hinge, 0.0, Loss.L2Distance, 2.0));

    assertThat(objective.weights()).containsOnlyKeys(Loss.L2Distance);
    assertThat(objective.batchTerms()).isEmpty();
  }

  @Test
  void trainsTheTextTowerForTheContrastiveTerm() {
    assertThat(new Objective(Map.of(Loss.Contrastive, 0.5)).trainsText()).isTrue();
    assertThat(new Objective(Map.of(Loss.Contrastive, 0.0, Loss.Hinge, 1.0)).trainsText())
        .isFalse();
  }

  @Test
  void trainsWhatItsLogitsComeFrom() {
    var ofHead = new Objective(Map.of(Loss.Hinge, 1.0));
    var ofText = new Objective(Map.of(Loss.Hinge, 1.0), Map.of(), ParameterTerms.Mean, true);
    assertThat(ofHead.trainsHead()).isTrue();
    assertThat(ofHead.trainsText()).isFalse();
    assertThat(ofText.trainsHead()).isFalse();
    assertThat(ofText.trainsText()).isTrue();

    var withoutLogits =
        new Objective(Map.of(Loss.L2Norm, 1.0), Map.of(), ParameterTerms.Mean, true);
    assertThat(withoutLogits.trainsText()).isFalse();
    assertThat(new Objective(Map.of(Loss.Contrastive, 1.0)).trainsHead()).isFalse();
  }

  @Test
  void dividesTermsOverParametersByTheirNumberOrNot() {
    var weights = Map.of(Loss.L1Norm, 3.0);

    assertThat(factor(new Objective(weights, Map.of(), ParameterTerms.Mean, false), "stem"))
        .isCloseTo(0.03, within(1e-15));
    assertThat(factor(new Objective(weights, Map.of(), ParameterTerms.Sum, false), "stem"))
        .isEqualTo(3);
  }

  @Test
  void takesTheWeightOfAGroupInPlaceOfTheTermsOwn() {
    var objective =
        new Objective(
            Map.of(Loss.L1Norm, 3.0),
            Map.of("head", Map.of(Loss.L1Norm, 0.0), "stem", Map.of(Loss.L1Norm, 5.0)),
            ParameterTerms.Sum,
            false);

    assertThat(factor(objective, "head")).isZero();
    assertThat(factor(objective, "stem")).isEqualTo(5);
    assertThat(factor(objective, "final")).isEqualTo(3);
  }

  @Test
  void isNotEmptyIfOnlyAGroupHasAWeight() {
    assertThat(new Objective(Map.of(Loss.Hinge, 0.0)).isEmpty()).isTrue();
    assertThat(
            new Objective(
                    Map.of(), Map.of("head", Map.of(Loss.L2Norm, 1.0)), ParameterTerms.Mean, false)
                .isEmpty())
        .isFalse();
  }

  private static double factor(Objective objective, String group) {
    return objective.factor(Loss.L1Norm, group, 100);
  }
}
