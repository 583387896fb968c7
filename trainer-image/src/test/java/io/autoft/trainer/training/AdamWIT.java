package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.autoft.trainer.model.TorchEngine;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AdamWIT {

  private static final Offset<Float> ROUNDING = within(1e-6f);

  /**
   * Reference numbers: PyTorch's formula in double precision. The third parameter's gradient is
   * small enough for epsilon and its place in the formula to matter.
   */
  @Test
  void takesTheStepsOfTheReference() {
    try (var manager = TorchEngine.start(0)) {
      var parameters = manager.create(new float[] {1, -2, 0.5f});
      var optimizer = new AdamW(0.9, 0.999, 3, manager);

      update(optimizer, parameters, manager, 0.01, 0.1f, -0.2f, 1e-7f);
      assertThat(parameters.toFloatArray())
          .containsExactly(new float[] {0.989000001f, -1.9880000005f, 0.490409091f}, ROUNDING);

      update(optimizer, parameters, manager, 0.02, 0.3f, 0.1f, -1e-7f);
      assertThat(parameters.toFloatArray())
          .containsExactly(new float[] {0.968666379f, -1.97869726f, 0.490385211f}, ROUNDING);
    }
  }

  @Test
  void leavesNothingBehindInTheManagerOfItsState() {
    try (var manager = TorchEngine.start(0)) {
      var parameters = manager.create(new float[] {1, -2, 0.5f});
      var optimizer = new AdamW(0.9, 0.999, 3, manager);
      int before = manager.getManagedArrays().size();

      for (int i = 0; i < 5; i++) {
        update(optimizer, parameters, manager, 0.01, 0.1f, -0.2f, 1e-7f);
      }

      assertThat(manager.getManagedArrays()).hasSize(before);
    }
  }

  private static void update(
      AdamW optimizer, NDArray parameters, NDManager manager, double rate, float... gradient) {
    try (var scope = manager.newSubManager()) {
      optimizer.update(parameters, scope.create(gradient), rate, 0.1);
    }
  }
}
