package io.autoft.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeWeightsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 24, 25})
  void countsUpToTwentyFiveTrialsFully(int m) {
    assertThat(AgeWeights.of(m)).hasSize(m).containsOnly(ones(m));
  }

  @Test
  void countsTheOldestOfTwentySixLeast() {
    var expected = ones(26);
    expected[0] = 1.0 / 26;
    assertThat(AgeWeights.of(26)).containsExactly(expected, within(1e-9));
  }

  @Test
  void risesAlongALineTowardsTheNewestTwentyFive() {
    var expected = ones(30);
    expected[0] = 0.03333333333333333;
    expected[1] = 0.275;
    expected[2] = 0.5166666666666667;
    expected[3] = 0.7583333333333333;
    assertThat(AgeWeights.of(30)).containsExactly(expected, within(1e-9));
    assertThat(Arrays.stream(AgeWeights.of(100)).sum()).isEqualTo(62.875, within(1e-9));
  }

  private static double[] ones(int m) {
    var ones = new double[m];
    Arrays.fill(ones, 1.0);
    return ones;
  }
}
