package io.autoft.shift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DifferenceTest {

  /** scipy 1.17.1: ttest_rel(a, b).confidence_interval(), wilcoxon(a, b), exact. */
  @Test
  void agreesWithAnotherLibrary() {
    var a = new double[] {3.1, 2.4, 5.0, 4.4, 1.9, 3.3, 2.2, 4.1};
    var b = new double[] {2.0, 2.9, 3.1, 4.0, 1.1, 3.6, 0.7, 2.9};
    var difference = Difference.of(a, b);

    assertThat(difference.mean()).isCloseTo(0.7625, within(1e-9));
    assertThat(difference.margin()).isCloseTo(0.70647831, within(1e-6));
    assertThat(difference.p()).isCloseTo(0.0546875, within(1e-6));
    assertThat(difference.wins()).isEqualTo(6);
    assertThat(difference.seeds()).isEqualTo(8);
  }

  @Test
  void findsNothingWhereNothingDiffers() {
    assertThat(Difference.of(new double[] {1, 2}, new double[] {1, 2}).p()).isEqualTo(1);
  }

  /** R: p.adjust(c(.01, .04, .03, .005), "holm"). */
  @Test
  void correctsSeveralValuesTogether() {
    assertThat(Holm.corrected(new double[] {.01, .04, .03, .005}))
        .containsExactly(new double[] {.03, .06, .06, .02}, within(1e-12));
  }
}
