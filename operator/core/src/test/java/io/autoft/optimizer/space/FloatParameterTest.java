package io.autoft.optimizer.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatParameterTest {

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    "2,        1,   LINEAR, 'x: the minimum 2.0 is above the maximum 1.0'",
    "0,        1,   LOG,    'x: a logarithmic range has to begin above 0, not at 0.0'",
    "-1,       1,   LOG,    'x: a logarithmic range has to begin above 0, not at -1.0'",
    "NaN,      1,   LINEAR, 'x: the range from NaN to 1.0 is not finite'",
    "0, Infinity,   LOG,    'x: the range from 0.0 to Infinity is not finite'",
    "-1e308, 1e308, LINEAR, 'x: the range from -1.0E308 to 1.0E308 is not finite'",
  })
  void refusesBoundsThatSpanNoRange(double low, double high, Scale scale, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FloatParameter("x", low, high, scale))
        .withMessage(message);
  }

  @Test
  void refusesAnEmptyName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FloatParameter(" ", 0, 1, Scale.LINEAR))
        .withMessage("A parameter has no name");
  }

  @Test
  void containsItsBoundsAndNotNaN() {
    var parameter = new FloatParameter("x", 0, 1, Scale.LINEAR);
    assertThat(parameter.contains(0)).isTrue();
    assertThat(parameter.contains(1)).isTrue();
    assertThat(parameter.contains(-0.1)).isFalse();
    assertThat(parameter.contains(Math.nextUp(1.0))).isFalse();
    assertThat(parameter.contains(Double.NaN)).isFalse();
  }

  @Test
  void isFixedByEqualBoundsAndByBoundsWithEqualLogarithms() {
    assertThat(new FloatParameter("x", 3, 3, Scale.LINEAR).isFixed()).isTrue();
    assertThat(new FloatParameter("x", 3, 3, Scale.LOG).isFixed()).isTrue();
    assertThat(new FloatParameter("x", 1e10, Math.nextUp(1e10), Scale.LOG).isFixed()).isTrue();
    assertThat(new FloatParameter("x", 1e10, Math.nextUp(1e10), Scale.LINEAR).isFixed()).isFalse();
  }

  @Test
  void returnsFromItsCoordinateAndNeverLeavesTheBounds() {
    var rate = new FloatParameter("x", 1e-7, 1e-3, Scale.LOG);
    assertThat(rate.toValue(rate.toCoordinate(3e-5))).isEqualTo(3e-5, within(1e-18));
    assertThat(rate.contains(rate.toValue(rate.lowCoordinate()))).isTrue();
    assertThat(rate.contains(rate.toValue(rate.highCoordinate()))).isTrue();
    assertThat(rate.toValue(100)).isEqualTo(1e-3);
    assertThat(rate.toValue(-100)).isEqualTo(1e-7);
  }

  @ParameterizedTest(name = "{2} from {0} to {1}")
  @CsvSource({
    "-8e307,    8e307, LINEAR",
    "4.9e-324,  1e308, LOG",
    "1e-7,       1e-3, LOG",
    "0,      4.9e-324, LINEAR",
    "-5,           -4, LINEAR",
  })
  void spansItsRangeByTheUnit(double low, double high, Scale scale) {
    var parameter = new FloatParameter("x", low, high, scale);
    assertThat(parameter.toUnit(low)).isZero();
    assertThat(parameter.toUnit(high)).isEqualTo(1);
    for (double unit : new double[] {-1, 0, .25, .75, 1, 2, 1e300}) {
      assertThat(parameter.contains(parameter.fromUnit(unit))).as("%s", unit).isTrue();
    }
    assertThat(parameter.fromUnit(0)).isEqualTo(low);
    assertThat(parameter.fromUnit(1))
        .isEqualTo(high, within(Math.abs(high) * (scale == Scale.LOG ? 1e-12 : 0)));
  }
}
