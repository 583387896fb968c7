package io.autoft.optimizer.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogExpectedImprovementTest {

  /** From where there is no hope, in double precision, to where improvement is certain. */
  static Stream<List<Double>> references() {
    return GaussianProcessCase.elements(GaussianProcessCase.golden().get("improvements")).stream()
        .map(GaussianProcessCase::numbers)
        .map(row -> List.of(row[0], row[1], row[2]));
  }

  @ParameterizedTest
  @MethodSource("references")
  void agreesWithTheReference(List<Double> reference) {
    double z = reference.get(0);
    double logH = LogExpectedImprovement.logH(z);
    assertThat(logH)
        .isEqualTo(reference.get(1), within(1e-11 + 1e-15 * Math.abs(reference.get(1))));
    assertThat(LogExpectedImprovement.slope(z, logH))
        .isEqualTo(reference.get(2), within(1e-7 * reference.get(2)));
  }
}
