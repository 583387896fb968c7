package io.autoft.result.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanSquaresTest {

  /** Rows 1 and 5 apart, columns 0, 1 and 2: nothing is left over, and 2 ((-1)^2 + 0 + 1^2) / 2. */
  @Test
  void whatRowsAndColumnsExplainIsNoResidual() {
    var squares = MeanSquares.of(new double[][] {{1, 2, 3}, {6, 7, 8}});

    assertThat(squares.seeds()).isCloseTo(2, within(1e-12));
    assertThat(squares.residual()).isCloseTo(0, within(1e-12));
  }

  /** Every cell is 1/2 off: four squares of 1/4 with one degree of freedom. */
  @Test
  void whatTheyDoNotExplainIs() {
    var squares = MeanSquares.of(new double[][] {{1, 0}, {0, 1}});

    assertThat(squares.seeds()).isCloseTo(0, within(1e-12));
    assertThat(squares.residual()).isCloseTo(1, within(1e-12));
  }

  @Test
  void oneObjectiveHasNoResidual() {
    assertThat(MeanSquares.of(new double[][] {{1, 3}})).isEqualTo(new MeanSquares(2, 0));
  }
}
