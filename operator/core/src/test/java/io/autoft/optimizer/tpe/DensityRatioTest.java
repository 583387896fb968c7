package io.autoft.optimizer.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.optimizer.History;
import io.autoft.optimizer.space.Parameter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values made with Optuna 4.8.0, 4.9.0 and 5.0.0-rc1 over the recorded search. */
class DensityRatioTest {

  @ParameterizedTest(name = "{0}: of {2} for {1}")
  @CsvSource({
    "OPTUNA_4_9, lr, 1e-5,  0.5045059293626495",
    "OPTUNA_4_9, lr, 1e-6, -0.14677710427259738",
    "OPTUNA_4_9, lr, 5e-4,  0.33470151817577687",
    "OPTUNA_4_9, w,  1e-2,  1.8661634008218053",
    "OPTUNA_4_9, w,  1.0,  -1.7870776313240986",
    "OPTUNA_4_9, w,  1e-4,  0.3442774226756411",
    "OPTUNA_4_9, wd, .05,   0.5094415393727174",
    "OPTUNA_4_9, wd, .5,   -1.1082282730855868",
    "OPTUNA_4_9, wd, 1.0,  -1.1953162674611066",
    "OPTUNA_4_8, lr, 1e-5,  0.3499429920751522",
    "OPTUNA_4_8, lr, 1e-6, -0.14604498438458435",
    "OPTUNA_4_8, lr, 5e-4,  0.3347015181832398",
    "OPTUNA_4_8, w,  1e-2,  1.776453835180999",
    "OPTUNA_4_8, w,  1.0,  -1.779907036710096",
    "OPTUNA_4_8, w,  1e-4,  0.36588669504503013",
    "OPTUNA_4_8, wd, .05,   0.4487991912171725",
    "OPTUNA_4_8, wd, .5,   -0.9150679750759007",
    "OPTUNA_4_8, wd, 1.0,  -1.1066684275725107",
  })
  void agreesWithTheReferenceOnOneParameter(
      TpeProfile profile, String name, double value, double expected) {
    var parameter =
        History.SPACE.parameters().stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(ratio(List.of(parameter), profile).log(parameter.toCoordinate(value)))
        .isEqualTo(expected, within(1e-9));
  }

  @ParameterizedTest(name = "{0}: of {1}, {2}, {3}")
  @CsvSource({
    "OPTUNA_5,              1e-5, 1e-2, .05,  0.4169694720472297",
    "OPTUNA_5,              1e-6,  1.0,  .5,  0.8447895648984067",
    "OPTUNA_5,              5e-4, 1e-4, 1.0,  1.8937962720882613",
    "OPTUNA_4_MULTIVARIATE, 1e-5, 1e-2, .05,  2.256352879338706",
    "OPTUNA_4_MULTIVARIATE, 1e-6,  1.0,  .5, -0.8589212484136644",
    "OPTUNA_4_MULTIVARIATE, 5e-4, 1e-4, 1.0, -1.3883864296732202",
  })
  void agreesWithTheReferenceOnAllParameters(
      TpeProfile profile, double rate, double weight, double decay, double expected) {
    var parameters = History.SPACE.parameters();
    var point = History.point(rate, weight, decay);
    var coordinates =
        parameters.stream().mapToDouble(one -> one.toCoordinate(point.get(one.name()))).toArray();
    assertThat(ratio(parameters, profile).log(coordinates)).isEqualTo(expected, within(1e-9));
  }

  private static DensityRatio ratio(List<Parameter> parameters, TpeProfile profile) {
    var split = Split.of(History.request(History.finished(), List.of()));
    return DensityRatio.of(List.of(parameters), split, profile.bandwidths()).get(0);
  }
}
