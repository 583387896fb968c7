package io.autoft.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DensityRatioTest {

  /** Reference values made with Optuna 4.9.0 (univariate) over the recorded search. */
  @ParameterizedTest(name = "of {1} for {0}")
  @CsvSource({
    "lr, 1e-5,  0.5045059293626495",
    "lr, 1e-6, -0.14677710427259738",
    "lr, 5e-4,  0.33470151817577687",
    "w,  1e-2,  1.8661634008218053",
    "w,  1.0,  -1.7870776313240986",
    "w,  1e-4,  0.3442774226756411",
    "wd, .05,   0.5094415393727174",
    "wd, .5,   -1.1082282730855868",
    "wd, 1.0,  -1.1953162674611066",
  })
  void agreesWithTheReference(String name, double value, double expected) {
    var parameter =
        History.SPACE.parameters().stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow();
    var split = Split.of(History.request(History.finished(), List.of()));
    assertThat(DensityRatio.of(parameter, split).log(parameter.toCoordinate(value)))
        .isEqualTo(expected, within(1e-9));
  }
}
