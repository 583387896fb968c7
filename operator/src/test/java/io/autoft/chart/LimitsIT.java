package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Helm;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's limits, as values set them. */
class LimitsIT {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "logLevel=INFO, 0, 10",
    "'limits.runningTrials=12,limits.unschedulableTrials=0', 12, 0"
  })
  void areSettingsOfTheOperator(String values, int running, int unschedulable) {
    var variables = Helm.template("autoft", "--set=" + values).environment();
    var config =
        new SmallRyeConfigBuilder().withSources(new EnvConfigSource(variables, 300)).build();

    assertThat(config.getValue("autoft.limits.running-trials", Integer.class)).isEqualTo(running);
    assertThat(config.getValue("autoft.limits.unschedulable-trials", Integer.class))
        .isEqualTo(unschedulable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limits.runningTrials=-1",
        "limits.unschedulableTrials=some",
        "limits.trials=4",
      })
  void areNumbersAndNoOthers(String value) {
    assertThat(Helm.template("autoft", "--set=" + value).output()).contains("/limits");
  }
}
