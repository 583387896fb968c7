package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.contract.Loss;
import io.autoft.contract.ParameterTerms;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.EngineExtension;
import io.autoft.trainer.model.Golden;
import io.autoft.trainer.model.Implementation;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.StepRule;
import io.autoft.trainer.model.StepRule.GroupRule;
import io.autoft.trainer.model.TrainableModel;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.optimizer.AdamW;
import io.autoft.trainer.optimizer.GradientClip;
import io.autoft.trainer.optimizer.TrainingState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten steps with all nine terms, clipping and the schedule, against open_clip with PyTorch's AdamW
 * in double precision.
 */
@ExtendWith(EngineExtension.class)
class GoldenTrainingIT {

  private static final double RATE = 3e-3;
  private static final double DECAY = 0.1;

  @TempDir private Path folder;

  private final NDManager manager;

  GoldenTrainingIT(NDManager manager) {
    this.manager = manager;
  }

  @ParameterizedTest
  @EnumSource
  void takesTheStepsOfPyTorch(Implementation how) throws Exception {
    check(how, "demo://shapes", Golden.values().path("training"), GoldenTrainingIT::rule, 1);
  }

  @ParameterizedTest
  @EnumSource
  void takesThemWithQuickGelu(Implementation how) throws Exception {
    for (var file : new String[] {"open_clip_model.safetensors", "vocab.txt"}) {
      Files.write(folder.resolve(file), resource(file));
    }
    var config = new String(resource("open_clip_config.json"), StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve("open_clip_config.json"),
        config.replace("\"model_cfg\": {", "\"model_cfg\": {\"quick_gelu\": true,"));

    check(how, folder.toUri().toString(), trainings("quickGelu"), GoldenTrainingIT::rule, 1);
  }

  @ParameterizedTest
  @EnumSource
  void takesThemWithSettingsOfEachGroup(Implementation how) throws Exception {
    var expected = trainings("layerwise");
    check(how, "demo://shapes", expected, GoldenTrainingIT::layerwiseRule, 1);
  }

  @ParameterizedTest
  @EnumSource
  void takesThemInParts(Implementation how) throws Exception {
    check(how, "demo://shapes", trainings("accumulated"), GoldenTrainingIT::rule, 2);
  }

  @ParameterizedTest
  @EnumSource
  void takesThemWithLogitsOfTheTextTower(Implementation how) throws Exception {
    var expected = trainings("throughText");
    check(how, "demo://shapes", expected, GoldenTrainingIT::ruleThroughText, 1);
  }

  private static byte[] resource(String file) throws IOException {
    try (var stream = GoldenTrainingIT.class.getResourceAsStream("/models/shapes/" + file)) {
      return stream.readAllBytes();
    }
  }

  private static JsonNode trainings(String name) throws IOException {
    return Golden.values().path("trainings").path(name);
  }

  private static StepRule rule(TrainableModel model, double schedule) {
    return Golden.rule(model, Golden.ALL_TERMS, 1, RATE * schedule, DECAY);
  }

  /** Ten terms, and no head. */
  private static StepRule ruleThroughText(TrainableModel model, double schedule) {
    var weights = new EnumMap<Loss, Double>(Golden.ALL_TERMS.weights());
    weights.put(Loss.LogitAdjusted, 0.6);
    var objective = new Objective(weights, Map.of(), ParameterTerms.Mean, true);
    var rule = Golden.rule(model, objective, 1, RATE * schedule, DECAY);
    return new StepRule(
        rule.objective(),
        rule.clip(),
        rule.optimizer(),
        rule.groups().stream().filter(group -> !group.group().equals("head")).toList());
  }

  /** Group i has a rate, a decay and weights that follow from i. */
  private static StepRule layerwiseRule(TrainableModel model, double schedule) {
    var weights = new HashMap<String, Map<Loss, Double>>();
    var rules = new ArrayList<GroupRule>();
    var groups = model.layout().groups();
    for (int i = 0; i < groups.size(); i++) {
      var ofGroup = new EnumMap<Loss, Double>(Loss.class);
      for (var loss : Loss.values()) {
        if (loss.overParameters()) {
          ofGroup.put(
              loss, Golden.ALL_TERMS.weights().get(loss) * ((i + loss.name().length()) % 3));
        }
      }
      var name = groups.get(i).name();
      weights.put(name, ofGroup);
      rules.add(new GroupRule(name, RATE * (1 + i % 3) / 2 * schedule, DECAY * (i % 4)));
    }
    return new StepRule(
        new Objective(Golden.ALL_TERMS.weights(), weights, ParameterTerms.Mean, false),
        new GradientClip(1),
        AdamW.standard(),
        rules);
  }

  private void check(
      Implementation how,
      String source,
      JsonNode expected,
      BiFunction<TrainableModel, Double, StepRule> rule,
      int parts)
      throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of(source));
    var losses = Golden.doubles(expected.path("losses"));
    var norms = Golden.doubles(expected.path("gradientNorms"));
    var schedule = new Schedule(1, 3, losses.length);
    var model = how.golden(pretrained, manager);
    try (var state = TrainingState.startingAt(model.initial().copy(manager))) {
      for (int step = 0; step < losses.length; step++) {
        try (var scope = state.manager().newSubManager()) {
          var rules = rule.apply(model, schedule.rate(step));
          var result = model.step(state, batches(step, parts, scope), rules, true).orElseThrow();

          assertThat(result.loss())
              .as("loss of step %d", step)
              .isCloseTo(losses[step], within(2e-6 * losses[step]));
          assertThat(result.gradientNorm())
              .as("norm of the gradient of step %d", step)
              .isCloseTo(norms[step], within(1e-4 * norms[step]));
        }
      }
      var theta = state.parameters().toFloatArray();
      assertThat(distance(model, theta, expected.path("theta"))).isLessThan(1e-5);
      var initial = model.initial().copy(manager).toFloatArray();
      for (int i = 0; i < theta.length; i++) {
        theta[i] -= initial[i];
      }
      assertThat(distance(model, theta, expected.path("movement"))).isLessThan(3e-4);
    }
  }

  private static List<Batch> batches(int step, int parts, NDManager scope) {
    var pixels = Golden.pixels(step, scope);
    var labels = Golden.labels(step);
    int template = step % Golden.TEMPLATES.size();
    int size = Golden.BATCH / parts;
    return IntStream.range(0, parts)
        .mapToObj(
            part ->
                new Batch(
                    pixels.get(scope, new NDIndex("{}:{}", part * size, (part + 1) * size)),
                    Arrays.copyOfRange(labels, part * size, (part + 1) * size),
                    template))
        .toList();
  }

  private static double distance(TrainableModel model, float[] values, JsonNode expected) {
    return Golden.distance(
        Golden.sketch(model.layout(), Golden.withoutKeyBiases(model.layout(), values)),
        Golden.doubles(expected));
  }
}
