package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegionTest {

  private static final Region SQUARE = Region.polygon(-1, -1, 1, -1, 1, 1, -1, 1);

  @ParameterizedTest
  @CsvSource({"0, 0, -1", "0.5, 0, -0.5", "2, 0, 1", "4, 5, 5", "0, -3, 2", "1, 0.3, 0"})
  void measuresTheDistanceToASquare(double x, double y, double distance) {
    assertThat(SQUARE.distance(x, y)).isCloseTo(distance, within(1e-12));
  }

  @Test
  void measuresTheDistanceToARing() {
    Region ring = Region.disc(0, 0, 2).edge(0.5);

    assertThat(ring.distance(0, 0)).isCloseTo(1.5, within(1e-12));
    assertThat(ring.distance(2, 0)).isCloseTo(-0.5, within(1e-12));
    assertThat(ring.distance(0, 3)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void joinsAndSubtracts() {
    Region left = Region.disc(-1, 0, 1);
    Region right = Region.disc(1, 0, 1);

    assertThat(left.or(right).distance(1, 0)).isEqualTo(-1);
    assertThat(SQUARE.without(right).distance(0.9, 0)).isPositive();
    assertThat(SQUARE.without(right).distance(-0.9, 0)).isNegative();
  }

  @ParameterizedTest
  @EnumSource
  void fitsTheFrame(Shape shape) {
    assertThat(shape.region().distance(0, 1.06)).isPositive();
    assertThat(shape.region().distance(1.06, 0)).isPositive();
    assertThat(shape.region().distance(0, -1.06)).isPositive();
    assertThat(shape.region().distance(-1.06, 0)).isPositive();
  }
}
