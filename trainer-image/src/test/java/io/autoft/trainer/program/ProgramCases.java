package io.autoft.trainer.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.autoft.contract.Loss;
import io.autoft.contract.ParameterTerms;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.Golden;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.Prompts;
import io.autoft.trainer.model.StepResult;
import io.autoft.trainer.model.StepRule;
import io.autoft.trainer.model.StepRule.GroupRule;
import io.autoft.trainer.model.TrainableModel;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.optimizer.AdamW;
import io.autoft.trainer.optimizer.GradientClip;
import io.autoft.trainer.optimizer.TrainingState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Models, batches and rules that the tests of programs share. */
final class ProgramCases {

  private static final List<String> CLASSES = List.of("cat", "sea lion", "ox", "bee", "wombat");

  private static final List<String> TEMPLATES =
      List.of("a photo of a {}.", "{}", "the {} at night");

  /** The nine terms of {@link Golden}, and the tenth. */
  static final Objective TEN_TERMS = new Objective(withLogitAdjusted(Golden.ALL_TERMS.weights()));

  /** The same with the logits of the text tower. */
  static final Objective THROUGH_TEXT =
      new Objective(TEN_TERMS.weights(), Map.of(), ParameterTerms.Mean, true);

  private ProgramCases() {}

  private static Map<Loss, Double> withLogitAdjusted(Map<Loss, Double> nine) {
    var ten = new EnumMap<Loss, Double>(nine);
    ten.put(Loss.LogitAdjusted, 0.6);
    return ten;
  }

  /** A program of a model with the prompts of {@link #prompts}. */
  static ProgramClip program(
      PretrainedClip pretrained, boolean trainsText, Precision precision, NDManager manager)
      throws Exception {
    var prompts = prompts(pretrained);
    return new ProgramClip(
        pretrained, prompts, Golden.shares(prompts.classes()), trainsText, precision, manager);
  }

  static Prompts prompts(PretrainedClip pretrained) throws Exception {
    return pretrained.config().text().vocabularySize() > 1000
        ? Prompts.of(
            CLASSES, TEMPLATES, pretrained.tokenizer(), pretrained.config().text().contextLength())
        : Golden.prompts(pretrained);
  }

  static StepRule ruleThroughText(TrainableModel model) {
    return Golden.rule(model, THROUGH_TEXT, 1, 1e-3, 0.1);
  }

  static StepRule rule(TrainableModel model) {
    return Golden.rule(model, TEN_TERMS, 1, 1e-3, 0.1);
  }

  /** Without the stem, and every other group with weights of its own. */
  static StepRule layerwise(TrainableModel model) {
    var groups = model.layout().groups();
    var rules = new ArrayList<GroupRule>();
    for (int i = 1; i < groups.size(); i++) {
      rules.add(new GroupRule(groups.get(i).name(), 1e-4 * i, 0.1 * (i % 2)));
    }
    var weights = Map.of("block.0", Map.of(Loss.L1Norm, 7.0), "head", Map.of(Loss.L2Distance, 0.0));
    return new StepRule(
        new Objective(TEN_TERMS.weights(), weights, ParameterTerms.Sum, false),
        new GradientClip(0),
        AdamW.standard(),
        rules);
  }

  /** A step over a batch in two parts at every odd step. */
  static StepResult step(TrainableModel model, TrainingState state, int step, StepRule rule) {
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

  static int imageSize(TrainableModel model) {
    var layout = model.layout();
    long tokens = layout.entry("visual.positional_embedding").shape().lengths().get(0);
    long side = layout.entry("visual.conv1.weight").shape().lengths().get(2);
    return (int) (side * Math.round(Math.sqrt(tokens - 1)));
  }

  static NDArray bytes(int count, int size, long seed, NDManager scope) {
    var bytes = new byte[count * size * size * 3];
    new SplittableRandom(seed).nextBytes(bytes);
    return scope.create(ByteBuffer.wrap(bytes), new Shape(count, size, size, 3), DataType.UINT8);
  }

  static float[] head(TrainableModel model, TrainingState state) {
    return head(model, state.parameters());
  }

  static float[] head(TrainableModel model, NDArray parameters) {
    var place = model.layout().entry("head.weight");
    int start = (int) place.offset();
    return Arrays.copyOfRange(parameters.toFloatArray(), start, start + (int) place.shape().size());
  }
}
