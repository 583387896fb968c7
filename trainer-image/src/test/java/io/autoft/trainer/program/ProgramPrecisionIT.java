package io.autoft.trainer.program;

import static io.autoft.trainer.program.ProgramCases.bytes;
import static io.autoft.trainer.program.ProgramCases.imageSize;
import static io.autoft.trainer.program.ProgramCases.prompts;
import static io.autoft.trainer.program.ProgramCases.rule;
import static io.autoft.trainer.program.ProgramCases.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.EngineExtension;
import io.autoft.trainer.model.Golden;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.optimizer.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs in the numbers and with the operators of a GPU, computed without one. */
@ExtendWith(EngineExtension.class)
class ProgramPrecisionIT {

  private final NDManager manager;

  ProgramPrecisionIT(NDManager manager) {
    this.manager = manager;
  }

  /** So that what a GPU does is known to be right where there is none. */
  @Test
  void takesTheSameStepsWithTheAttentionOfAGpu() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var fused = ProgramCases.program(pretrained, true, Precision.FP32, manager);
    var products = program(pretrained, Precision.FP32, false);
    try (var expected = TrainingState.startingAt(fused.initial().copy(manager));
        var actual = TrainingState.startingAt(products.initial().copy(manager))) {
      for (int i = 0; i < 4; i++) {
        var wanted = step(fused, expected, i, rule(fused));
        var found = step(products, actual, i, rule(products));

        assertThat(found.loss()).isCloseTo(wanted.loss(), within(1e-5 * wanted.loss()));
        assertThat(found.gradientNorm())
            .isCloseTo(wanted.gradientNorm(), within(1e-5 * wanted.gradientNorm()));
      }
    }
  }

  /** Between two and three digits: eight bits of each number. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void followsTheLossesOfFloat32InBfloat16(boolean fusedAttention) throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var exact = ProgramCases.program(pretrained, true, Precision.FP32, manager);
    var narrow = program(pretrained, Precision.BF16, fusedAttention);
    var rule = Golden.rule(exact, Golden.ALL_TERMS, 1, 1e-4, 0.1);
    try (var expected = TrainingState.startingAt(exact.initial().copy(manager));
        var actual = TrainingState.startingAt(narrow.initial().copy(manager))) {
      for (int i = 0; i < 20; i++) {
        double loss = step(exact, expected, i, rule).loss();

        assertThat(step(narrow, actual, i, rule).loss())
            .as("step %d", i)
            .isCloseTo(loss, within(0.02 * loss))
            .isNotEqualTo(loss);
      }
      var pixels = bytes(9, imageSize(exact), 0, manager);
      assertThat(narrow.logits(actual.parameters(), pixels))
          .containsExactly(exact.logits(expected.parameters(), pixels), within(0.3f));
    }
  }

  private ProgramClip program(
      PretrainedClip pretrained, Precision precision, boolean fusedAttention) throws Exception {
    var architecture =
        new Architecture(
            pretrained.config(), precision, fusedAttention, false, Architecture.LEAF_SIZE);
    var prompts = prompts(pretrained);
    return new ProgramClip(
        pretrained, prompts, Golden.shares(prompts.classes()), true, architecture, manager);
  }
}
