package io.autoft.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.autoft.contract.Loss;
import io.autoft.contract.ParameterTerms;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.ClipModel;
import io.autoft.trainer.model.Golden;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.Prompts;
import io.autoft.trainer.model.RandomClip;
import io.autoft.trainer.model.StepResult;
import io.autoft.trainer.model.StepRule;
import io.autoft.trainer.model.StepRule.GroupRule;
import io.autoft.trainer.model.TorchEngine;
import io.autoft.trainer.model.TrainableModel;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.optimizer.AdamW;
import io.autoft.trainer.optimizer.GradientClip;
import io.autoft.trainer.optimizer.TrainingState;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs against the same model on plain operators, and what only programs can get wrong. */
class ProgramClipIT {

  private static final List<String> CLASSES = List.of("cat", "sea lion", "ox", "bee", "wombat");
  private static final List<String> TEMPLATES =
      List.of("a photo of a {}.", "{}", "the {} at night");

  @TempDir private Path folder;

  private NDManager manager;

  @BeforeEach
  void start() {
    manager = TorchEngine.start(0);
  }

  @AfterEach
  void stop() {
    manager.close();
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
    var plain = new ClipModel(pretrained, prompts(pretrained), true, manager);
    var program = program(pretrained, true, Precision.FP32);
    assertThat(program.initial().toFloatArray())
        .containsExactly(plain.initial().toFloatArray(), within(1e-5f));
    try (var expected = TrainingState.startingAt(plain.initial());
        var actual = TrainingState.startingAt(plain.initial())) {
      for (int step = 0; step < 4; step++) {
        var rule = step < 3 ? rule(plain) : layerwise(plain);

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
    var plain = new ClipModel(pretrained, Golden.prompts(pretrained), false, manager);
    var program =
        new ProgramClip(pretrained, Golden.prompts(pretrained), false, Precision.FP32, manager);
    var parameters = program.initial().mul(3);

    program.rebuildHead(parameters);

    assertThat(program.layout()).isEqualTo(plain.layout());
    assertThat(head(program, parameters))
        .containsExactly(head(plain, plain.initial()), within(1e-4f));
  }

  @Test
  void leavesWhatIsNotTrainedAsItIs() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var program = program(pretrained, true, Precision.FP32);
    var rule =
        new StepRule(
            Golden.ALL_TERMS,
            new GradientClip(0),
            AdamW.standard(),
            List.of(new GroupRule("block.1", 1e-2, 0.1), new GroupRule("head", 1e-2, 0)));
    try (var state = TrainingState.startingAt(program.initial())) {
      step(program, state, 0, rule);

      var before = program.initial().toFloatArray();
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
    var program = program(pretrained, false, Precision.FP32);
    var objective = new Objective(Map.of(Loss.L2Norm, 1.0), Map.of(), ParameterTerms.Sum);
    var rule = Golden.rule(program, objective, 0, 3e-3, 0);
    try (var state = TrainingState.startingAt(program.initial())) {
      double before = step(program, state, 0, rule).loss();
      for (int i = 1; i < 20; i++) {
        step(program, state, i, rule);
      }

      assertThat(step(program, state, 20, rule).loss()).isLessThan(0.8 * before);
    }
  }

  @Test
  void hasTheGradientOfCentralDifferences() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var program = program(pretrained, true, Precision.FP32);
    var rule = Golden.rule(program, Golden.ALL_TERMS, 0, 0, 0);
    var theta = program.initial().add(0.01f).toFloatArray();
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

  @Test
  void leavesNothingBehindInTheManagersOfItsInputs() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var program = program(pretrained, true, Precision.FP32);
    var rule = rule(program);
    try (var state = TrainingState.startingAt(program.initial())) {
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
    var program = program(pretrained, true, Precision.FP32);
    try (var read = TrainingState.startingAt(program.initial());
        var unread = TrainingState.startingAt(program.initial())) {
      var batch = List.of(new Batch(bytes(4, 32, 0, manager), new int[] {1, 1, 2, 9}, 0));

      assertThat(program.step(read, batch, rule(program), true)).isPresent();
      assertThat(program.step(unread, batch, rule(program), false)).isEmpty();

      assertThat(unread.parameters()).isEqualTo(read.parameters());
    }
  }

  @Test
  void computesTheSameInThreadsSideBySide() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var expected = trained(pretrained);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var futures = IntStream.range(0, 4).mapToObj(i -> threads.submit(() -> trained(pretrained)));
      for (var future : futures.toList()) {
        assertThat(future.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  private static float[] trained(PretrainedClip pretrained) throws Exception {
    try (var own = TorchEngine.start(0)) {
      var program =
          new ProgramClip(pretrained, Golden.prompts(pretrained), true, Precision.FP32, own);
      try (var state = TrainingState.startingAt(program.initial())) {
        for (int i = 0; i < 3; i++) {
          step(program, state, i, rule(program));
        }
        return state.parameters().toFloatArray();
      }
    }
  }

  @Test
  void isTheSameToTheBitWhateverTheCollectorDoes() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var expected = trained(pretrained);
    var collector =
        new Thread(
            () -> {
              while (!Thread.interrupted()) {
                System.gc();
              }
            });
    collector.start();
    try {
      for (int i = 0; i < 3; i++) {
        assertThat(trained(pretrained)).isEqualTo(expected);
      }
    } finally {
      collector.interrupt();
    }
  }

  /** So that what a GPU does is known to be right where there is none. */
  @Test
  void takesTheSameStepsWithTheAttentionOfAGpu() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var fused = program(pretrained, true, Precision.FP32);
    var products = program(pretrained, Precision.FP32, false);
    try (var expected = TrainingState.startingAt(fused.initial());
        var actual = TrainingState.startingAt(products.initial())) {
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
    var exact = program(pretrained, true, Precision.FP32);
    var narrow = program(pretrained, Precision.BF16, fusedAttention);
    var rule = Golden.rule(exact, Golden.ALL_TERMS, 1, 1e-4, 0.1);
    try (var expected = TrainingState.startingAt(exact.initial());
        var actual = TrainingState.startingAt(narrow.initial())) {
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

  @Test
  void turnsTheGradientModeOffAfterAnError() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var program = program(pretrained, true, Precision.FP32);
    try (var state = TrainingState.startingAt(program.initial())) {
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

  private ProgramClip program(PretrainedClip pretrained, boolean trainsText, Precision precision)
      throws Exception {
    return new ProgramClip(pretrained, prompts(pretrained), trainsText, precision, manager);
  }

  private ProgramClip program(
      PretrainedClip pretrained, Precision precision, boolean fusedAttention) throws Exception {
    var architecture = new Architecture(pretrained.config(), precision, fusedAttention, false);
    return new ProgramClip(pretrained, prompts(pretrained), true, architecture, manager);
  }

  private static Prompts prompts(PretrainedClip pretrained) throws Exception {
    return pretrained.config().text().vocabularySize() > 1000
        ? Prompts.of(
            CLASSES, TEMPLATES, pretrained.tokenizer(), pretrained.config().text().contextLength())
        : Golden.prompts(pretrained);
  }

  private static StepRule rule(TrainableModel model) {
    return Golden.rule(model, Golden.ALL_TERMS, 1, 1e-3, 0.1);
  }

  /** Without the stem, and every other group with weights of its own. */
  private static StepRule layerwise(TrainableModel model) {
    var groups = model.layout().groups();
    var rules = new ArrayList<GroupRule>();
    for (int i = 1; i < groups.size(); i++) {
      rules.add(new GroupRule(groups.get(i).name(), 1e-4 * i, 0.1 * (i % 2)));
    }
    var weights = Map.of("block.0", Map.of(Loss.L1Norm, 7.0), "head", Map.of(Loss.L2Distance, 0.0));
    return new StepRule(
        new Objective(Golden.ALL_TERMS.weights(), weights, ParameterTerms.Sum),
        new GradientClip(0),
        AdamW.standard(),
        rules);
  }

  /** A step over a batch in two parts at every odd step. */
  private static StepResult step(
      TrainableModel model, TrainingState state, int step, StepRule rule) {
    try (var scope = state.manager().newSubManager()) {
      var parts = new ArrayList<Batch>();
      for (int part = 0; part <= step % 2; part++) {
        int size = imageSize(model);
        var labels = new int[6];
        for (int i = 0; i < labels.length; i++) {
          labels[i] = (3 * i + part + step) % 5;
        }
        parts.add(new Batch(bytes(6, size, 10 * step + part, scope), labels, step % 3));
      }
      return model.step(state, parts, rule, true).orElseThrow();
    }
  }

  private static int imageSize(TrainableModel model) {
    var layout = model.layout();
    long tokens = layout.entry("visual.positional_embedding").shape().lengths().get(0);
    long side = layout.entry("visual.conv1.weight").shape().lengths().get(2);
    return (int) (side * Math.round(Math.sqrt(tokens - 1)));
  }

  private static NDArray bytes(int count, int size, long seed, NDManager scope) {
    var bytes = new byte[count * size * size * 3];
    new SplittableRandom(seed).nextBytes(bytes);
    return scope.create(ByteBuffer.wrap(bytes), new Shape(count, size, size, 3), DataType.UINT8);
  }

  private NDArray array(float[] values) {
    return manager.create(values, new Shape(values.length));
  }

  private static float[] head(TrainableModel model, TrainingState state) {
    return head(model, state.parameters());
  }

  private static float[] head(TrainableModel model, NDArray parameters) {
    var place = model.layout().entry("head.weight");
    int start = (int) place.offset();
    return Arrays.copyOfRange(parameters.toFloatArray(), start, start + (int) place.shape().size());
  }
}
