package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {

  @ParameterizedTest
  @EnumSource
  void theBetterOfTwoValuesIsTheLargerOneWhenTheyAreOriented(Metric metric) {
    assertThat(metric.oriented(0.7) > metric.oriented(0.4)).isEqualTo(metric.isBetter(0.7, 0.4));
    assertThat(metric.improvement(0.7, 0.4)).isEqualTo(metric.oriented(0.7) - metric.oriented(0.4));
  }

  @ParameterizedTest
  @EnumSource
  void anOrientedValueIsTurnedBack(Metric metric) {
    assertThat(metric.oriented(metric.oriented(0.7))).isEqualTo(0.7);
  }
}
