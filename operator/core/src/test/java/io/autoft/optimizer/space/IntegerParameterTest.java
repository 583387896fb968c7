package io.autoft.optimizer.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IntegerParameterTest {

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    "2, 1, LINEAR, 'n: the minimum 2 is above the maximum 1'",
    "0, 1, LOG,    'n: a logarithmic range of integers has to begin at 1 or above, not at 0'",
  })
  void refusesBoundsThatSpanNoRange(int low, int high, Scale scale, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntegerParameter("n", low, high, scale))
        .withMessage(message);
  }

  @Test
  void containsTheWholeNumbersFromBoundToBound() {
    var parameter = new IntegerParameter("n", -1, 3, Scale.LINEAR);
    for (double value : new double[] {-1, -0.0, 0, 3}) {
      assertThat(parameter.contains(value)).as("%s", value).isTrue();
    }
    for (double value : new double[] {-2, 4, .5, Math.nextUp(1.0), Double.NaN}) {
      assertThat(parameter.contains(value)).as("%s", value).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isFixedByEqualBounds(Scale scale) {
    var parameter = new IntegerParameter("n", 7, 7, scale);
    assertThat(parameter.isFixed()).isTrue();
    assertThat(parameter.fromUnit(parameter.toUnit(7))).isEqualTo(7);
    assertThat(parameter.features()).isZero();
    assertThat(new IntegerParameter("n", 7, 8, scale).isFixed()).isFalse();
  }

  @ParameterizedTest(name = "{2} from {0} to {1}")
  @CsvSource({
    "-2147483648, 2147483647, LINEAR",
    "          0,         10, LINEAR",
    "         -3,         -2, LINEAR",
    "          1, 2147483647, LOG",
    "          1,          2, LOG",
    " 2147483646, 2147483647, LOG",
  })
  void returnsFromTheUnitAndFromTheFeatures(int low, int high, Scale scale) {
    var parameter = new IntegerParameter("n", low, high, scale);
    var features = new double[2];
    for (double share = 0; share <= 1; share += 0x1p-6) {
      double value = low + Math.rint(share * ((double) high - low));
      assertThat(parameter.contains(value)).isTrue();
      assertThat(parameter.toUnit(value)).isStrictlyBetween(0.0, 1.0);
      assertThat(parameter.fromUnit(parameter.toUnit(value))).isEqualTo(value);
      parameter.encode(value, features, 1);
      assertThat(parameter.decode(features, 1)).isEqualTo(value);
    }
    for (double unit : new double[] {-1, 0, 1, 2, 1e300}) {
      assertThat(parameter.fromUnit(unit)).isEqualTo(unit <= 0 ? low : high);
    }
  }

  @Test
  void givesEveryNumberTheSameShareOfTheUnit() {
    var parameter = new IntegerParameter("n", 3, 6, Scale.LINEAR);
    var counts = new int[7];
    for (int i = 0; i < 4000; i++) {
      counts[(int) parameter.fromUnit((i + .5) / 4000)]++;
    }
    assertThat(counts).containsExactly(0, 0, 0, 1000, 1000, 1000, 1000);
  }

  @Test
  void givesANumberTheLogarithmsHalfAStepAroundIt() {
    var parameter = new IntegerParameter("n", 1, 100, Scale.LOG);
    assertThat(parameter.lowCoordinate()).isEqualTo(Math.log(.5), within(1e-15));
    assertThat(parameter.highCoordinate()).isEqualTo(Math.log(100.5), within(1e-14));
    assertThat(parameter.toValue(Math.log(9.51))).isEqualTo(10);
    assertThat(parameter.toValue(Math.log(10.49))).isEqualTo(10);
  }
}
