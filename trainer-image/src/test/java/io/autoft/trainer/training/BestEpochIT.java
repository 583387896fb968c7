package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.Metric;
import io.autoft.trainer.model.EngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EngineExtension.class)
class BestEpochIT {

  private final NDManager manager;

  BestEpochIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void keepsTheEarlierOfTwoBestEpochs() {
    assertThat(kept(Metric.Accuracy, 0.5, 0.7, 0.7, 0.6)).isEqualTo(2);
  }

  @Test
  void keepsTheLowestWhereLowerIsBetter() {
    assertThat(kept(Metric.CrossEntropy, 0.5, 0.7, 0.4, 0.6)).isEqualTo(3);
  }

  private int kept(Metric metric, double... values) {
    var parameters = manager.create(new float[] {0});
    try (var bestEpoch = new BestEpoch(metric, parameters.duplicate())) {
      for (int epoch = 1; epoch <= values.length; epoch++) {
        parameters.addi(1);
        bestEpoch.offer(epoch, values[epoch - 1], parameters);
      }
      assertThat(bestEpoch.parameters().toFloatArray()).containsExactly(bestEpoch.epoch());
      return bestEpoch.epoch();
    }
  }
}
