package io.autoft.optimizer.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeWeightsTest {

  private static final Offset<Double> EXACT = within(1e-9);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 24, 25})
  void countsUpToTwentyFiveTrialsFully(int m) {
    assertThat(AgeWeights.unscaled(m)).hasSize(m).containsOnly(ones(m));
  }

  @Test
  void countsTheOldestOfTwentySixLeast() {
    var expected = ones(26);
    expected[0] = 1.0 / 26;
    assertThat(AgeWeights.unscaled(26)).containsExactly(expected, EXACT);
  }

  @Test
  void risesAlongALineTowardsTheNewestTwentyFive() {
    var expected = ones(30);
    expected[0] = 0.03333333333333333;
    expected[1] = 0.275;
    expected[2] = 0.5166666666666667;
    expected[3] = 0.7583333333333333;
    assertThat(AgeWeights.unscaled(30)).containsExactly(expected, EXACT);
    assertThat(Arrays.stream(AgeWeights.unscaled(100)).sum()).isEqualTo(62.875, EXACT);
  }

  @Test
  void weighsThePriorLikeANewObservation() {
    assertThat(AgeWeights.of(0).shares()).containsExactly(1.0);
    assertThat(AgeWeights.of(4).shares()).containsExactly(new double[] {.2, .2, .2, .2, .2}, EXACT);
    assertThat(AgeWeights.of(4).logShares()).containsOnly(new double[] {Math.log(.2)}, EXACT);
    var shares = AgeWeights.of(100).shares();
    assertThat(shares).hasSize(101).endsWith(shares[75], shares[75]);
    assertThat(shares[100]).isEqualTo(1 / 63.875, EXACT);
  }

  @Test
  void picksAKernelByItsShare() {
    var weights = AgeWeights.of(3);
    assertThat(weights.pick(0)).isZero();
    assertThat(weights.pick(.2499)).isZero();
    assertThat(weights.pick(.25)).isEqualTo(1);
    assertThat(weights.pick(.7501)).isEqualTo(3);
    assertThat(weights.pick(Math.nextDown(1.0))).isEqualTo(3);
  }

  private static double[] ones(int m) {
    var ones = new double[m];
    Arrays.fill(ones, 1.0);
    return ones;
  }
}
