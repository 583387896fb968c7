package io.autoft.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.autoft.contract.Loss;
import io.autoft.contract.ParameterTerms;
import io.autoft.trainer.model.EngineExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms over theta = (1, -2, 0, 4) with theta_0 = (1, 1, 1, 1), as closed forms. */
@ExtendWith(EngineExtension.class)
class ParameterTermIT {

  private final NDManager manager;

  ParameterTermIT(NDManager manager) {
    this.manager = manager;
  }

  /** Weight 8, so that 8 / P = 2; the gradients begin at 1. */
  @ParameterizedTest
  @CsvSource({
    "L1Norm,     14,  3,  -1,  1, 3",
    "L2Norm,     42,  5,  -7,  1, 17",
    "L1Distance, 14,  1,  -1, -1, 3",
    "L2Distance, 38,  1, -11, -3, 13",
  })
  void addItsGradientInPlace(
      Loss term, double value, float first, float second, float third, float fourth) {
    var gradient = array(1, 1, 1, 1);

    var terms = add(new Objective(Map.of(term, 8.0)), List.of(slice("stem")), List.of(gradient));

    assertThat(terms).containsOnly(Map.entry(term, value));
    assertThat(gradient.toFloatArray()).containsExactly(first, second, third, fourth);
  }

  @ParameterizedTest
  @CsvSource({"L1Norm", "L2Norm", "L1Distance", "L2Distance"})
  void haveTheGradientOfCentralDifferences(Loss term) {
    var objective = new Objective(Map.of(term, 3.0));
    float[] theta = {0.75f, -1.5f, 2.25f, 0.5f};
    var gradient = array(0, 0, 0, 0);
    add(objective, List.of(slice(theta)), List.of(gradient));
    float step = 1f / 128;
    for (int i = 0; i < theta.length; i++) {
      var more = theta.clone();
      var less = theta.clone();
      more[i] += step;
      less[i] -= step;

      assertThat((value(objective, more) - value(objective, less)) / (2 * step))
          .isCloseTo(gradient.toFloatArray()[i], within(1e-4));
    }
  }

  @Test
  void areDividedByTheNumberOfScalarsOfAllGroups() {
    var objective =
        new Objective(
            Map.of(Loss.L2Norm, 8.0),
            Map.of("head", Map.of(Loss.L2Norm, 16.0)),
            ParameterTerms.Mean,
            false);
    var ofStem = array(0, 0, 0, 0);
    var ofHead = array(0, 0, 0, 0);

    var terms = add(objective, List.of(slice("stem"), slice("head")), List.of(ofStem, ofHead));

    assertThat(terms).containsOnly(Map.entry(Loss.L2Norm, 21.0 + 42.0));
    assertThat(ofStem.toFloatArray()).containsExactly(2, -4, 0, 8);
    assertThat(ofHead.toFloatArray()).containsExactly(4, -8, 0, 16);
  }

  @Test
  void leaveNothingBehindInTheManagersOfTheirInputs() {
    var slice = slice("stem");
    var gradient = array(1, 1, 1, 1);
    var objective =
        new Objective(
            Map.of(Loss.L1Norm, 1.0, Loss.L2Norm, 1.0, Loss.L1Distance, 1.0, Loss.L2Distance, 1.0));
    int before = manager.getManagedArrays().size();

    add(objective, List.of(slice), List.of(gradient));

    assertThat(manager.getManagedArrays()).hasSize(before);
  }

  private double value(Objective objective, float[] theta) {
    return add(objective, List.of(slice(theta)), List.of(array(0, 0, 0, 0))).values().stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private static Map<Loss, Double> add(
      Objective objective, List<ParameterSlice> slices, List<NDArray> gradients) {
    return PlainObjective.addParameterTerms(objective, slices, gradients);
  }

  private ParameterSlice slice(String group) {
    return new ParameterSlice(group, array(1, -2, 0, 4), array(1, 1, 1, 1));
  }

  private ParameterSlice slice(float[] theta) {
    return new ParameterSlice("stem", array(theta), array(1, 1, 1, 1));
  }

  private NDArray array(float... values) {
    return manager.create(values);
  }
}
