package io.autoft.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.autoft.contract.Loss;
import io.autoft.trainer.model.ClassShares;
import io.autoft.trainer.model.EngineExtension;
import io.autoft.trainer.objective.ModelOutputs.Pairing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values against formulas in doubles, gradients against central differences of the same. */
@ExtendWith(EngineExtension.class)
class ObjectiveIT {

  private static final int ROWS = 4;
  private static final int COLUMNS = 5;
  private static final int[] LABELS = {2, 0, 4, 2};

  /** Training examples of each class. */
  private static final List<Integer> COUNTS = List.of(40, 1, 5, 3, 1);

  private final NDManager manager;

  ObjectiveIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void crossEntropyIsTheMeanNegativeLogLikelihood() {
    check(Loss.CrossEntropy, logits(3), z -> mean(row -> logSum(z, row) - z[at(row)]));
  }

  @Test
  void crossEntropyHoldsForLogitsWhoseExponentialsOverflow() {
    check(Loss.CrossEntropy, logits(300), z -> mean(row -> logSum(z, row) - z[at(row)]));
  }

  /** log softmax(z + log pi): the factors pi_c may as well be n_c, their sum is a common one. */
  @Test
  void logitAdjustedIsTheCrossEntropyOfLogitsPlusTheLogarithmsOfShares() {
    check(
        Loss.LogitAdjusted,
        logits(3),
        z ->
            mean(
                row -> {
                  double sum = 0;
                  for (int c = 0; c < COLUMNS; c++) {
                    sum += COUNTS.get(c) * Math.exp(z[row * COLUMNS + c]);
                  }
                  return Math.log(sum) - z[at(row)] - Math.log(COUNTS.get(LABELS[row]));
                }));
  }

  @Test
  void hingeSumsTheViolationsOfMarginOneOverTheOtherClasses() {
    check(
        Loss.Hinge,
        logits(2),
        z ->
            mean(
                row -> {
                  double sum = 0;
                  for (int c = 0; c < COLUMNS; c++) {
                    if (c != LABELS[row]) {
                      sum += Math.max(0, z[row * COLUMNS + c] - z[at(row)] + 1);
                    }
                  }
                  return sum;
                }));
  }

  @Test
  void contrastiveIsTheMeanOverRowsAndColumnsAgainstTheDiagonal() {
    var texts = logits(1);
    double scale = 3;
    ToDoubleFunction<double[]> reference =
        images -> {
          double sum = 0;
          for (int i = 0; i < ROWS; i++) {
            double rows = 0;
            double columns = 0;
            for (int j = 0; j < ROWS; j++) {
              rows += Math.exp(scale * dot(images, i, texts, j));
              columns += Math.exp(scale * dot(images, j, texts, i));
            }
            double own = scale * dot(images, i, texts, i);
            sum += (Math.log(rows) - own + Math.log(columns) - own) / 2;
          }
          return sum / ROWS;
        };
    check(
        Loss.Contrastive,
        logits(1),
        reference,
        images ->
            Optional.of(
                new Pairing(
                    images, array(images.getManager(), texts), manager.full(new Shape(), 3f))));
  }

  @Test
  void entropyIsTheMeanOfMinusPLogP() {
    check(Loss.Entropy, logits(3), z -> mean(row -> entropy(z, row)));
  }

  @Test
  void entropyHoldsForProbabilitiesThatVanish() {
    check(Loss.Entropy, logits(300), z -> mean(row -> entropy(z, row)));
  }

  @Test
  void confidenceOnErrorsIsTheEntropyOfRowsWhoseLargestLogitIsNotTheLabels() {
    var logits = logits(2);
    logits[at(0)] = 9;
    assertThat(IntStream.range(0, ROWS).filter(row -> isWrong(logits, row)).count())
        .isBetween(1L, ROWS - 1L);

    check(Loss.ConfidenceOnErrors, logits, z -> mean(row -> isWrong(z, row) ? entropy(z, row) : 0));
  }

  @Test
  void isTheWeightedSumOfItsTerms() {
    var logits = logits(2);
    double crossEntropy = value(Map.of(Loss.CrossEntropy, 1.0), logits);
    double hinge = value(Map.of(Loss.Hinge, 1.0), logits);

    double both = value(Map.of(Loss.CrossEntropy, 0.5, Loss.Hinge, 3.0), logits);

    assertThat(both).isCloseTo(0.5 * crossEntropy + 3 * hinge, within(1e-5));
  }

  @Test
  void hasNoTermOverABatchWithoutOneAmongItsWeights() {
    var objective = new Objective(Map.of(Loss.L2Distance, 1.0));
    var outputs = outputs(array(manager, logits(1)), logits -> Optional.empty());

    assertThat(PlainObjective.batchTerms(objective, outputs, logShares())).isEmpty();
  }

  private double value(Map<Loss, Double> weights, double[] logits) {
    var outputs = outputs(array(manager, logits), z -> Optional.empty());
    return PlainObjective.batchTerms(new Objective(weights), outputs, logShares()).values().stream()
        .mapToDouble(NDArray::getFloat)
        .sum();
  }

  private void check(Loss loss, double[] input, ToDoubleFunction<double[]> reference) {
    check(loss, input, reference, logits -> Optional.empty());
  }

  private void check(
      Loss loss,
      double[] input,
      ToDoubleFunction<double[]> reference,
      Function<NDArray, Optional<Pairing>> pairing) {
    var leaf = array(manager, input);
    leaf.setRequiresGradient(true);
    double value;
    try (var collector = Engine.getInstance().newGradientCollector()) {
      var result =
          PlainObjective.batchTerms(
                  new Objective(Map.of(loss, 1.0)), outputs(leaf, pairing), logShares())
              .get(loss);
      value = result.getFloat();
      collector.backward(result);
    }
    double expected = reference.applyAsDouble(input);
    assertThat(value).isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
    var gradient = leaf.getGradient().toFloatArray();
    double step = 1e-5;
    for (int i = 0; i < input.length; i++) {
      var more = input.clone();
      var less = input.clone();
      more[i] += step;
      less[i] -= step;
      double slope = (reference.applyAsDouble(more) - reference.applyAsDouble(less)) / (2 * step);
      assertThat((double) gradient[i]).as("scalar %d", i).isCloseTo(slope, within(1e-5));
    }
  }

  private NDArray logShares() {
    return manager.create(new ClassShares(COUNTS).logarithms());
  }

  private ModelOutputs outputs(NDArray logits, Function<NDArray, Optional<Pairing>> pairing) {
    var targets = new float[ROWS * COLUMNS];
    for (int row = 0; row < ROWS; row++) {
      targets[at(row)] = 1;
    }
    return new ModelOutputs(
        logits, manager.create(targets, new Shape(ROWS, COLUMNS)), pairing.apply(logits));
  }

  private static NDArray array(NDManager manager, double[] values) {
    var floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return manager.create(floats, new Shape(ROWS, COLUMNS));
  }

  /** Numbers that are floats already, so that both sides start from the same ones. */
  private static double[] logits(double scale) {
    return new SplittableRandom(7)
        .doubles(ROWS * COLUMNS, -scale, scale)
        .map(x -> (float) x)
        .toArray();
  }

  private static int at(int row) {
    return row * COLUMNS + LABELS[row];
  }

  private static double mean(IntToDoubleFunction ofRow) {
    return IntStream.range(0, ROWS).mapToDouble(ofRow).average().orElseThrow();
  }

  private static double logSum(double[] z, int row) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < COLUMNS; c++) {
      largest = Math.max(largest, z[row * COLUMNS + c]);
    }
    double sum = 0;
    for (int c = 0; c < COLUMNS; c++) {
      sum += Math.exp(z[row * COLUMNS + c] - largest);
    }
    return largest + Math.log(sum);
  }

  private static double entropy(double[] z, int row) {
    double sum = 0;
    for (int c = 0; c < COLUMNS; c++) {
      double logarithm = z[row * COLUMNS + c] - logSum(z, row);
      sum -= Math.exp(logarithm) * logarithm;
    }
    return sum;
  }

  private static boolean isWrong(double[] z, int row) {
    return IntStream.range(0, COLUMNS).anyMatch(c -> z[row * COLUMNS + c] > z[at(row)]);
  }

  private static double dot(double[] a, int rowOfA, double[] b, int rowOfB) {
    double sum = 0;
    for (int c = 0; c < COLUMNS; c++) {
      sum += a[rowOfA * COLUMNS + c] * b[rowOfB * COLUMNS + c];
    }
    return sum;
  }
}
