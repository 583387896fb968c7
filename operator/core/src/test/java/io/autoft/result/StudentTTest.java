package io.autoft.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

  /** As tables of the distribution have it, and for many degrees of freedom the normal's. */
  @ParameterizedTest(name = "{1} degrees of freedom: {2}")
  @CsvSource({
    "0.95, 1, 12.70620474",
    "0.95, 2, 4.30265273",
    "0.95, 10, 2.22813885",
    "0.99, 4, 4.60409487",
    "0.95, 1e300, 1.9599664"
  })
  void hasTheQuantilesOfTheTables(double level, double freedom, double quantile) {
    assertThat(StudentT.quantile(level, freedom)).isEqualTo(quantile, within(1e-6));
  }
}
