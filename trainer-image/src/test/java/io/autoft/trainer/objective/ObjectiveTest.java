package io.autoft.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Loss;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

  @Test
  void leavesOutTermsOfWeightZero() {
    var objective = new Objective(Map.of(Loss.CrossEntropy, 1.0, Loss.Hinge, 0.0));

    assertThat(objective.weights()).isEqualTo(Map.of(Loss.CrossEntropy, 1.0));
  }

  @Test
  void trainsTextOnlyWhereTheContrastiveTermWeighsSomething() {
    assertThat(Objective.of(loss -> loss == Loss.Contrastive ? 0.5 : 1).trainsText()).isTrue();
    assertThat(Objective.of(loss -> loss == Loss.Contrastive ? 0 : 1).trainsText()).isFalse();
  }
}
