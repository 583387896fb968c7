package io.autoft.trainer.program;

import static io.autoft.trainer.program.ProgramCases.bytes;
import static io.autoft.trainer.program.ProgramCases.head;
import static io.autoft.trainer.program.ProgramCases.imageSize;
import static io.autoft.trainer.program.ProgramCases.layerwise;
import static io.autoft.trainer.program.ProgramCases.program;
import static io.autoft.trainer.program.ProgramCases.prompts;
import static io.autoft.trainer.program.ProgramCases.rule;
import static io.autoft.trainer.program.ProgramCases.ruleThroughText;
import static io.autoft.trainer.program.ProgramCases.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.Loss;
import io.autoft.contract.ParameterTerms;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.ClassShares;
import io.autoft.trainer.model.EngineExtension;
import io.autoft.trainer.model.Golden;
import io.autoft.trainer.model.Implementation;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.RandomClip;
import io.autoft.trainer.model.StepRule;
import io.autoft.trainer.model.StepRule.GroupRule;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.optimizer.AdamW;
import io.autoft.trainer.optimizer.GradientClip;
import io.autoft.trainer.optimizer.TrainingState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs against the same model on plain operators. */
@ExtendWith(EngineExtension.class)
class ProgramClipIT {

  @TempDir private Path folder;

  private final NDManager manager;

  ProgramClipIT(NDManager manager) {
    this.manager = manager;
  }

  /** One block, odd widths, one head, towers of different shapes, more than a batch of classes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"embed_dim": 5,
         "vision_cfg": {"image_size": 12, "patch_size": 4, "width": 6, "head_width": 3, "layers": 1},
         "text_cfg": {"context_length": 9, "width": 10, "heads": 5, "layers": 1}}
        """,
        """
        {"embed_dim": 24, "quick_gelu": true,
         "vision_cfg": {"image_size": 15, "patch_size": 15, "width": 21, "head_width": 21,
          "layers": 4, "mlp_ratio": 1.3},
         "text_cfg": {"context_length": 16, "width": 8, "heads": 1, "layers": 3, "mlp_ratio": 0.5}}
        """,
        """
        {"embed_dim": 40,
         "vision_cfg": {"image_size": 28, "patch_size": 7, "width": 32, "head_width": 8, "layers": 2},
         "text_cfg": {"context_length": 77, "width": 16, "heads": 4, "layers": 2}}
        """
      })
  void takesTheStepsOfThePlainOperators(String config) throws Exception {
    RandomClip.write(folder, config, 5);
    var pretrained = PretrainedClip.load(ModelFiles.of(folder.toUri().toString()));
    var plain = Implementation.PLAIN_OPERATORS.of(pretrained, prompts(pretrained), true, manager);
    var program = program(pretrained, true, Precision.FP32, manager);
    // For so many elements AssertJ takes minutes. Where one is NaN the maximum is, and is not less.
    var difference = program.initial().copy(manager).sub(plain.initial().copy(manager));
    assertThat(difference.abs().max().getFloat()).isLessThanOrEqualTo(1e-5f);
    try (var expected = TrainingState.startingAt(plain.initial().copy(manager));
        var actual = TrainingState.startingAt(plain.initial().copy(manager))) {
      var rules = List.of(rule(plain), rule(plain), ruleThroughText(plain), layerwise(plain));
      for (int step = 0; step < rules.size(); step++) {
        var rule = rules.get(step);

        var wanted = step(plain, expected, step, rule);
        var found = step(program, actual, step, rule);

        assertThat(found.gradientNorm())
            .isCloseTo(wanted.gradientNorm(), within(1e-5 * wanted.gradientNorm()));
        assertThat(found.terms()).containsOnlyKeys(wanted.terms().keySet());
        wanted
            .terms()
            .forEach(
                (term, value) ->
                    assertThat(found.terms().get(term))
                        .as(term.name())
                        .isCloseTo(value, within(2e-5 * Math.max(1e-3, Math.abs(value)))));
      }
      var pixels = bytes(11, imageSize(program), 50, manager);
      assertThat(program.logits(actual.parameters(), pixels))
          .containsExactly(plain.logits(expected.parameters(), pixels), within(1e-3f));
      program.rebuildHead(actual.parameters());
      plain.rebuildHead(expected.parameters());
      assertThat(head(program, actual)).containsExactly(head(plain, expected), within(2e-3f));
    }
  }

  @Test
  void makesTheHeadOfThePretrainedTextTowerWhereItIsNotTrained() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var prompts = Golden.prompts(pretrained);
    var plain = Implementation.PLAIN_OPERATORS.of(pretrained, prompts, false, manager);
    var program = Implementation.PROGRAM.of(pretrained, prompts, false, manager);
    var parameters = program.initial().copy(manager).mul(3);

    program.rebuildHead(parameters);

    assertThat(program.layout()).isEqualTo(plain.layout());
    assertThat(head(program, parameters))
        .containsExactly(head(plain, plain.initial().copy(manager)), within(1e-4f));
  }

  /** As an ensemble does, at the end of a training whose terms compared with theta_0. */
  @Test
  void evaluatesThetaZeroItselfAfterAStepThatComparesWithIt() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var program = program(pretrained, true, Precision.FP32, manager);
    var pixels = Golden.pixels(0, manager);
    var initial = program.initial().parts().get(0);
    var before = program.logits(initial, pixels);
    try (var state = TrainingState.startingAt(program.initial().copy(manager))) {
      step(program, state, 0, Golden.rule(program, Golden.ALL_TERMS, 0, 0, 0));
    }

    assertThat(program.logits(initial, pixels)).containsExactly(before);
  }

  @Test
  void leavesWhatIsNotTrainedAsItIs() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var program = program(pretrained, true, Precision.FP32, manager);
    var rule =
        new StepRule(
            Golden.ALL_TERMS,
            new GradientClip(0),
            AdamW.standard(),
            List.of(new GroupRule("block.1", 1e-2, 0.1), new GroupRule("head", 1e-2, 0)));
    try (var state = TrainingState.startingAt(program.initial().copy(manager))) {
      step(program, state, 0, rule);

      var before = program.initial().copy(manager).toFloatArray();
      var after = state.parameters().toFloatArray();
      for (var group : program.layout().groups()) {
        var range = IntStream.range((int) group.offset(), (int) group.end());
        boolean trained = rule.of(group.name()).isPresent();
        assertThat(range.filter(i -> before[i] != after[i]).count())
            .as(group.name())
            .isBetween(trained ? group.size() * 9 / 10 : 0, trained ? group.size() : 0);
      }
    }
  }

  @Test
  void minimisesTermsOverParametersAlone() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var program = program(pretrained, false, Precision.FP32, manager);
    var objective = new Objective(Map.of(Loss.L2Norm, 1.0), Map.of(), ParameterTerms.Sum, false);
    var rule = Golden.rule(program, objective, 0, 3e-3, 0);
    try (var state = TrainingState.startingAt(program.initial().copy(manager))) {
      double before = step(program, state, 0, rule).loss();
      for (int i = 1; i < 20; i++) {
        step(program, state, i, rule);
      }

      assertThat(step(program, state, 20, rule).loss()).isLessThan(0.8 * before);
    }
  }

  @Test
  void aClassWithoutATrainingExampleHasNoPartInAdjustedLogits() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var shares = ClassShares.of(new int[] {0, 1, 1, 2, 3, 4, 5, 6, 7, 8}, 10);
    var program =
        new ProgramClip(
            pretrained, Golden.prompts(pretrained), shares, false, Precision.FP32, manager);
    var rule = Golden.rule(program, new Objective(Map.of(Loss.LogitAdjusted, 1.0)), 0, 1e-3, 0);
    try (var state = TrainingState.startingAt(program.initial().copy(manager))) {
      var result = step(program, state, 0, rule);

      assertThat(result.loss()).isFinite();
      assertThat(result.gradientNorm()).isFinite();
      // m = 0.1 g
      var gradient = head(program, state.firstMoment());
      int width = gradient.length / 10;
      assertThat(Arrays.copyOfRange(gradient, 9 * width, 10 * width)).containsOnly(0);
      assertThat(Arrays.copyOfRange(gradient, 8 * width, 9 * width)).doesNotContain(0);
    }
  }

  @Test
  void leavesNothingBehindInTheManagersOfItsInputs() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var program = program(pretrained, true, Precision.FP32, manager);
    var rule = rule(program);
    try (var state = TrainingState.startingAt(program.initial().copy(manager))) {
      step(program, state, 0, rule);
      program.logits(state.parameters(), bytes(2, imageSize(program), 0, state.manager()));
      int ofModel = manager.getManagedArrays().size();
      int ofState = state.manager().getManagedArrays().size();

      for (int i = 0; i < 3; i++) {
        step(program, state, i, rule);
        try (var scope = state.manager().newSubManager()) {
          program.logits(state.parameters(), bytes(2, imageSize(program), 0, scope));
        }
        program.rebuildHead(state.parameters());
      }

      assertThat(manager.getManagedArrays()).hasSize(ofModel);
      assertThat(state.manager().getManagedArrays()).hasSize(ofState);
    }
  }

  @Test
  void readsTheResultOnlyIfAskedTo() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var program = program(pretrained, true, Precision.FP32, manager);
    try (var read = TrainingState.startingAt(program.initial().copy(manager));
        var unread = TrainingState.startingAt(program.initial().copy(manager))) {
      var batch = List.of(new Batch(bytes(4, 32, 0, manager), new int[] {1, 1, 2, 9}, 0));

      assertThat(program.step(read, batch, rule(program), true)).isPresent();
      assertThat(program.step(unread, batch, rule(program), false)).isEmpty();

      assertThat(unread.parameters()).isEqualTo(read.parameters());
    }
  }
}
