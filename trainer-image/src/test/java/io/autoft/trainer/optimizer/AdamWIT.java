package io.autoft.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.autoft.trainer.model.EngineExtension;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EngineExtension.class)
class AdamWIT {

  private static final Offset<Float> ROUNDING = within(1e-6f);

  private final NDManager manager;

  AdamWIT(NDManager manager) {
    this.manager = manager;
  }

  /**
   * Reference numbers: PyTorch's formula in double precision. The third parameter's gradient is
   * small enough for epsilon and its place in the formula to matter.
   */
  @Test
  void takesTheStepsOfTheReference() {
    var state = TrainingState.startingAt(manager.create(new float[] {1, -2, 0.5f}));

    update(state, manager, 0.01, 0.1f, -0.2f, 1e-7f);
    assertThat(state.parameters().toFloatArray())
        .containsExactly(new float[] {0.989000001f, -1.9880000005f, 0.490409091f}, ROUNDING);

    update(state, manager, 0.02, 0.3f, 0.1f, -1e-7f);
    assertThat(state.parameters().toFloatArray())
        .containsExactly(new float[] {0.968666379f, -1.97869726f, 0.490385211f}, ROUNDING);
  }

  @Test
  void leavesNothingBehindInTheManagerOfItsState() {
    var state = TrainingState.startingAt(manager.create(new float[] {1, -2, 0.5f}));
    int before = state.manager().getManagedArrays().size();

    for (int i = 0; i < 5; i++) {
      update(state, manager, 0.01, 0.1f, -0.2f, 1e-7f);
    }

    assertThat(state.manager().getManagedArrays()).hasSize(before);
  }

  private static void update(
      TrainingState state, NDManager manager, double rate, float... gradient) {
    try (var scope = manager.newSubManager()) {
      AdamW.standard().update(state, scope.create(gradient), rate, 0.1);
    }
  }
}
