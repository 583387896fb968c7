package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Helm;
import io.autoft.testing.Repository;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code helm lint} says of the chart, with warnings as errors. */
class LintIT {

  static final String EVERYTHING =
      "watchNamespaces={*},replicas=2,podPolicy.admissionPolicy.enabled=true,metrics.perStudy=true,"
          + "metrics.service.enabled=true,metrics.podMonitor.enabled=true,"
          + "metrics.serviceMonitor.enabled=true,metrics.rules.enabled=true,"
          + "metrics.dashboard.enabled=true,logging.format=json,podDisruptionBudget.enabled=true,"
          + "networkPolicy.enabled=true";

  @ParameterizedTest
  @ValueSource(strings = {"logLevel=INFO", EVERYTHING})
  void findsNothing(String values) {
    var chart = Repository.path("helm/autoft-operator").toString();
    var lint = Helm.run(List.of("lint", "--strict", chart, "--set=" + values));

    assertThat(lint.output()).contains("1 chart(s) linted, 0 chart(s) failed");
    assertThat(lint.output()).doesNotContain("[WARNING]", "[ERROR]");
    assertThat(lint.ok()).isTrue();
  }
}
