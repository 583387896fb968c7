package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.contract.Loss;
import io.autoft.contract.ParameterTerms;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.optimizer.TrainingState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each term and its gradient at a point near theta_0, against PyTorch's in double precision. */
@ExtendWith(EngineExtension.class)
class GoldenLossIT {

  private final NDManager manager;

  GoldenLossIT(NDManager manager) {
    this.manager = manager;
  }

  private static Stream<Arguments> cases() {
    return Arrays.stream(Implementation.values())
        .flatMap(how -> Arrays.stream(Loss.values()).map(loss -> Arguments.of(how, loss)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isThatOfPyTorch(Implementation how, Loss loss) throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var expected = Golden.values().path("losses").path(loss.name());
    check(how.golden(pretrained, manager), new Objective(Map.of(loss, 1.0)), expected);
  }

  private static Stream<Arguments> casesOfLogits() {
    return cases().filter(c -> ((Loss) c.get()[1]).kind() == Loss.Kind.Logits);
  }

  @ParameterizedTest
  @MethodSource("casesOfLogits")
  void isThatOfPyTorchWithLogitsOfTheTextTower(Implementation how, Loss loss) throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var objective = new Objective(Map.of(loss, 1.0), Map.of(), ParameterTerms.Mean, true);
    var expected = Golden.values().path("lossesThroughText").path(loss.name());
    check(how.golden(pretrained, manager), objective, expected);
  }

  private static void check(TrainableModel model, Objective objective, JsonNode expected)
      throws Exception {
    double value = expected.path("value").asDouble();
    var rule = Golden.rule(model, objective, 0, 0, 0);
    var manager = model.initial().parts().get(0).getManager();
    try (var state = TrainingState.startingAt(near(model, manager))) {
      var batch = new Batch(Golden.pixels(1, state.manager()), Golden.labels(1), 1);

      var result = model.step(state, List.of(batch), rule, true).orElseThrow();

      assertThat(result.terms()).containsOnlyKeys(objective.weights().keySet());
      assertThat(result.loss()).isCloseTo(value, within(1e-6 * value));
      // After the first step the first moment is a tenth of the gradient.
      var gradient = state.firstMoment().mul(10).toFloatArray();
      assertThat(
              Golden.distance(
                  Golden.sketch(model.layout(), gradient),
                  Golden.doubles(expected.path("gradient"))))
          .isLessThan(1e-5);
    }
  }

  /** theta_0 (1 + (i mod 5 - 2) / 64) + (i mod 3 - 1) / 512 for the i-th parameter by name. */
  private static NDArray near(TrainableModel model, NDManager manager) throws Exception {
    var values = model.initial().copy(manager).toFloatArray();
    var entries =
        model.layout().entries().stream()
            .sorted(Comparator.comparing(ParameterLayout.Entry::name))
            .toList();
    for (int i = 0; i < entries.size(); i++) {
      int start = (int) entries.get(i).offset();
      for (int at = start; at < start + entries.get(i).shape().size(); at++) {
        values[at] = values[at] * (1 + (i % 5 - 2) / 64f) + (i % 3 - 1) / 512f;
      }
    }
    return manager.create(values, new Shape(values.length));
  }
}
