package io.autoft.trainer.program;

import static io.autoft.trainer.program.ProgramCases.program;
import static io.autoft.trainer.program.ProgramCases.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.EngineExtension;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.optimizer.TrainingState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EngineExtension.class)
class ProgramIT {

  private final NDManager manager;

  ProgramIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void turnsTheGradientModeOffAfterAnError() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var program = program(pretrained, true, Precision.FP32, manager);
    try (var state = TrainingState.startingAt(program.initial().copy(manager))) {
      var wrong = manager.zeros(new Shape(4, 3, 31, 32));
      var batch = List.of(new Batch(wrong, new int[4], 0));

      assertThatThrownBy(() -> program.step(state, batch, rule(program), true))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("__torch__.py");
      assertThat(JniUtils.isGradMode()).isFalse();
    }
  }

  @Test
  void compilesEachTextOnce() {
    var programs = new Programs(manager);
    var text = new ProgramText(List.of("x: Tensor"), "Tensor");
    text.line("return torch.add(x, 1)");

    assertThat(programs.of(text.toString())).isSameAs(programs.of(text.toString()));
    var result = programs.of(text.toString()).run(new NDList(manager.create(2f))).get(0);
    assertThat(result.getFloat()).isEqualTo(3);
  }
}
