package io.autoft.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MacroF1Test {

  private static final Measure MEASURE = new MacroF1();

  @Test
  void isTheMeanOverTheClassesInTheLabels() {
    // Class 0: precision 1, recall 1/2, F1 2/3. Class 1: precision and recall 1/2. Class 3 is only
    // predicted.
    var predictions = PredictionCases.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 3});

    assertThat(MEASURE.value(predictions)).isCloseTo((2 / 3.0 + 1 / 2.0) / 2, within(1e-15));
  }

  @Test
  void isTheHarmonicMeanOfPrecisionAndRecall() {
    for (int seed = 0; seed < 20; seed++) {
      var predictions = PredictionCases.random(80, 9, 1, seed);

      assertThat(MEASURE.value(predictions)).isCloseTo(bruteForce(predictions), within(1e-12));
    }
  }

  @Test
  void leavesOutAClassThatAResampleLost() {
    var predictions = PredictionCases.of(new int[] {0, 1}, new int[] {0, 0});

    assertThat(MEASURE.value(predictions)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(MEASURE.value(predictions, new int[] {2, 0})).isEqualTo(1);
    assertThat(MEASURE.value(predictions, new int[] {0, 2})).isZero();
    assertThat(MEASURE.value(predictions, new int[] {0, 0})).isNaN();
  }

  @Test
  void takesItsErrorFromWhatEachExampleWouldChange() {
    var predictions = PredictionCases.random(60, 5, 1, 4);
    int n = predictions.size();
    // Counting every example ever so often, one more of one of them is all but a derivative.
    int times = 100_000;
    double squares =
        IntStream.range(0, n)
            .mapToDouble(
                i -> {
                  var more = new int[n];
                  Arrays.fill(more, times);
                  more[i]++;
                  return (MEASURE.value(predictions, more) - MEASURE.value(predictions)) * times;
                })
            .map(d -> d * d)
            .sum();

    assertThat(MEASURE.standardError(predictions))
        .isCloseTo(Math.sqrt(squares * n / (n - 1)), within(1e-6));
  }

  @Test
  void spreadsOverResamplesAsItsErrorSays() {
    var predictions = PredictionCases.random(2000, 6, 1, 5);

    assertThat(Spread.of(Bootstrap.of(MEASURE, predictions, 0).resampled()))
        .isCloseTo(MEASURE.standardError(predictions), within(0.0015));
    assertThat(MEASURE.standardError(predictions)).isBetween(0.01, 0.02);
  }

  @Test
  void knowsNoErrorOfASingleExample() {
    assertThat(MEASURE.standardError(PredictionCases.of(new int[] {2}, new int[] {2}))).isZero();
  }

  private static double bruteForce(Predictions p) {
    return IntStream.of(p.labels())
        .distinct()
        .mapToDouble(
            c -> {
              double right = count(p, i -> p.labels()[i] == c && p.predicted()[i] == c);
              double precision = right / Math.max(1, count(p, i -> p.predicted()[i] == c));
              double recall = right / count(p, i -> p.labels()[i] == c);
              return right == 0 ? 0 : 2 * precision * recall / (precision + recall);
            })
        .average()
        .orElseThrow();
  }

  private static double count(Predictions p, IntPredicate which) {
    return IntStream.range(0, p.size()).filter(which).count();
  }
}
