package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.autoft.trainer.memory.ResidentMemory;
import io.autoft.trainer.model.EngineExtension;
import io.autoft.trainer.optimizer.TrainingState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EngineExtension.class)
class TrainingLoopIT {

  private static final Map<String, Double> PARAMETERS =
      Map.of(
          "learningRate", 1e-3,
          "weight.CrossEntropy", 1.0,
          "weight.Contrastive", 0.5,
          "weight.L2Distance", 1.0);

  private final NDManager manager;

  TrainingLoopIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void needsNoMoreMemoryWithEveryStep() throws Exception {
    var config = TrialConfigs.inner(500, PARAMETERS);
    var context = DemoContext.of(config, manager);
    var state = TrainingState.startingAt(context.model().initial().copy(context.manager()));
    var loop = new TrainingLoop(context, context.settings(), context.order(), state, 500);
    loop.advance(100);
    int arrays = manager.getManagedArrays().size();
    long before = ResidentMemory.mebibytes().orElseThrow();

    loop.advance(400);

    assertThat(manager.getManagedArrays()).hasSize(arrays);
    // The arrays of one step are about 15 MB: a leak of one in a hundred would show.
    assertThat(ResidentMemory.mebibytes().orElseThrow() - before).isLessThan(48);
  }
}
