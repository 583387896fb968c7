package io.autoft.optimizer.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecombinationWeightsTest {

  /** Made with the reference implementation: {@code src/test/python/cmaes_golden.py}. */
  @Test
  void areThoseOfTheReference() {
    assertThat(RecombinationWeights.of(8, 5, false).weights())
        .containsExactly(
            new double[] {
              0.5299301844787792,
              0.2857142857142857,
              0.14285714285714282,
              0.041498386949792215,
              -0.1672795068098809,
              -0.45674904775585873,
              -0.7014920573635213,
              -0.9134980955117175
            },
            within(1e-14));
  }

  /** So that C stays positive definite: what is taken away at most is less than what is kept. */
  @ParameterizedTest
  @CsvSource({"2,1", "3,2", "5,100", "11,11", "64,12", "64,2", "1000,3", "1000,500"})
  void keepTheMatrixPositiveDefinite(int lambda, int dimensions) {
    for (boolean separable : new boolean[] {false, true}) {
      var rates = RecombinationWeights.of(lambda, dimensions, separable);
      double positive = Arrays.stream(rates.weights()).filter(w -> w > 0).sum();
      double negative = -Arrays.stream(rates.weights()).filter(w -> w < 0).sum();
      assertThat(positive).isEqualTo(1, within(1e-12));
      assertThat(rates.rankOne()).isBetween(0.0, 0.5);
      assertThat(rates.rankMu()).isBetween(0.0, 1 - rates.rankOne());
      double kept = 1 - rates.rankOne() - rates.rankMu() * (positive - negative);
      assertThat(kept - rates.rankMu() * negative * dimensions).isGreaterThan(-1e-12);
      assertThat(rates.effective()).isBetween(1 - 1e-12, lambda / 2.0);
    }
  }

  @Test
  void learnVariancesFasterThanAMatrix() {
    var full = RecombinationWeights.of(15, 40, false);
    var separable = RecombinationWeights.of(15, 40, true);
    assertThat(separable.rankOne()).isEqualTo(14 * full.rankOne(), within(1e-12));
    assertThat(separable.rankMu()).isEqualTo(14 * full.rankMu(), within(1e-12));
  }
}
