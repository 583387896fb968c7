package io.autoft.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

  /** SciPy 1.17.1: {@code scipy.stats.t.ppf(0.5 + level / 2, freedom)}. */
  @ParameterizedTest(name = "{0} with {1} degrees of freedom: {2}")
  @CsvSource({
    "0.95, 1, 12.706204736174694",
    "0.95, 2, 4.302652729749462",
    "0.95, 3.7, 2.8675207071911895",
    "0.95, 14, 2.1447866879178035",
    "0.95, 199, 1.971956544249395",
    "0.9973, 7, 4.529910402646575",
    "0.95, 1e6, 1.9599663568"
  })
  void isThatOfTables(double level, double freedom, double quantile) {
    assertThat(StudentT.quantile(level, freedom)).isCloseTo(quantile, within(1e-8));
  }
}
