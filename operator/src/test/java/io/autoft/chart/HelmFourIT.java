package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Helm;
import io.autoft.testing.Repository;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Helm 4 makes of the chart what Helm 3 makes of it, with which all else is tested. */
class HelmFourIT {

  private static final String CHART = Repository.path("helm/autoft-operator").toString();

  @ParameterizedTest
  @ValueSource(strings = {"logLevel=INFO", LintIT.EVERYTHING})
  void rendersTheSame(String values) {
    var render = List.of("template", "autoft-operator", CHART, "--kube-version=1.34.0");

    var four = Helm.runFour(with(render, values));

    assertThat(four.ok()).as(four.output()).isTrue();
    assertThat(four.output()).isEqualTo(Helm.run(with(render, values)).output());
  }

  @Test
  void findsNothing() {
    var lint = Helm.runFour(with(List.of("lint", "--strict", CHART), LintIT.EVERYTHING));

    assertThat(lint.output()).contains("1 chart(s) linted, 0 chart(s) failed");
    assertThat(lint.output()).doesNotContain("[WARNING]", "[ERROR]");
  }

  @Test
  void refusesWhatTheSchemaDoesNotKnow() {
    var refused = Helm.runFour(with(List.of("template", CHART), "replica=2"));

    assertThat(refused.ok()).isFalse();
    assertThat(refused.output()).contains("replica");
  }

  private static List<String> with(List<String> arguments, String values) {
    var all = new ArrayList<>(arguments);
    all.add("--set=" + values);
    return all;
  }
}
