package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class HolmTest {

  /** Worked by hand: 0.005 x 4, 0.01 x 3, 0.03 x 2, then 0.04 x 1, which may not fall. */
  @Test
  void multipliesByTheNumberOfHypothesesThatAreLeft() {
    assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, offset(1e-15));
  }

  @Test
  void staysAProbability() {
    assertThat(Holm.adjusted(new double[] {0.9, 0.6})).containsExactly(1, 1);
  }
}
