package io.autoft.trainer.program;

import static io.autoft.trainer.program.ProgramCases.program;
import static io.autoft.trainer.program.ProgramCases.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.EngineExtension;
import io.autoft.trainer.model.Golden;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.StepRule;
import io.autoft.trainer.optimizer.TrainingState;
import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(EngineExtension.class)
class ProgramGradientIT {

  private final NDManager manager;

  ProgramGradientIT(NDManager manager) {
    this.manager = manager;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void hasTheGradientOfCentralDifferences(boolean throughText) throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var program = program(pretrained, true, Precision.FP32, manager);
    var objective = throughText ? ProgramCases.THROUGH_TEXT : ProgramCases.TEN_TERMS;
    var rule = Golden.rule(program, objective, 0, 0, 0);
    var theta = program.initial().copy(manager).add(0.01f).toFloatArray();
    float[] gradient;
    try (var state = TrainingState.startingAt(array(theta))) {
      step(program, state, 1, rule);
      // After the first step the first moment is a tenth of the gradient.
      gradient = state.firstMoment().mul(10).toFloatArray();
    }
    var random = new SplittableRandom(3);
    for (var entry : program.layout().entries()) {
      int start = (int) entry.offset();
      int size = (int) entry.shape().size();
      double norm = 0;
      for (int i = start; i < start + size; i++) {
        norm += Math.pow(gradient[i], 2);
      }
      var more = theta.clone();
      var less = theta.clone();
      double slope = 0;
      for (int i = start; i < start + size; i++) {
        // Half along the gradient, so that the slope is well above the rounding of the loss.
        double direction =
            gradient[i] / Math.max(Math.sqrt(norm), 1e-12)
                + random.nextDouble(-0.5, 0.5) / Math.sqrt(size);
        more[i] += (float) (2e-3 * direction);
        less[i] -= (float) (2e-3 * direction);
        slope += gradient[i] * direction;
      }
      assertThat((loss(program, more, rule) - loss(program, less, rule)) / 4e-3)
          .as(entry.name())
          .isCloseTo(slope, within(0.01 * Math.abs(slope) + 2e-3));
    }
  }

  private double loss(ProgramClip program, float[] theta, StepRule rule) throws Exception {
    try (var state = TrainingState.startingAt(array(theta))) {
      return step(program, state, 1, rule).loss();
    }
  }

  private NDArray array(float[] values) {
    return manager.create(values, new Shape(values.length));
  }
}
