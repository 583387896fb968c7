package io.autoft.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.autoft.trainer.model.EngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EngineExtension.class)
class GradientClipIT {

  private final NDManager manager;

  GradientClipIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void shortensALongGradientToTheMaximum() {
    var gradient = manager.create(new float[] {3, -4});

    assertThat(new GradientClip(1).apply(gradient)).isEqualTo(5);
    assertThat(gradient.toFloatArray()).containsExactly(new float[] {0.6f, -0.8f}, within(1e-6f));
  }

  @Test
  void leavesAShortGradientAsItIs() {
    var gradient = manager.create(new float[] {0.3f, -0.4f});

    new GradientClip(1).apply(gradient);

    assertThat(gradient.toFloatArray()).containsExactly(0.3f, -0.4f);
  }

  @Test
  void hasNoLimitAtZero() {
    var gradient = manager.create(new float[] {3, -4});

    assertThat(new GradientClip(0).apply(gradient)).isEqualTo(5);
    assertThat(gradient.toFloatArray()).containsExactly(3, -4);
  }
}
