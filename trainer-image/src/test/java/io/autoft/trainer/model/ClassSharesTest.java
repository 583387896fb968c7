package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassSharesTest {

  @Test
  void areLogarithmsOfFractionsOfTheExamples() {
    var shares = ClassShares.of(new int[] {2, 0, 2, 2}, 3);

    assertThat(shares.counts()).containsExactly(1, 0, 3);
    assertThat(shares.logarithms())
        .containsExactly((float) Math.log(0.25), Float.NEGATIVE_INFINITY, (float) Math.log(0.75));
  }
}
