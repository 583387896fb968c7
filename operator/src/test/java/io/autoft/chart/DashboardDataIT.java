package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Prometheus;
import io.autoft.testing.Studies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus has something for the panels of the dashboard while studies run. */
class DashboardDataIT {

  private static final int MEMORY = 384;

  /** Nothing goes wrong here, so there are no such series. */
  private static final Set<String> OF_FAULTS = Set.of("Disruptions per hour", "Errors per hour");

  @TempDir private Path folder;

  @Test
  void everyPanelButThoseOfFaultsShowsSomething() throws Exception {
    try (var client = ApiServer.get().clientOfNewNamespace()) {
      var operator =
          OperatorProcess.start(
              MEMORY, client.getNamespace(), Map.of("AUTOFT_METRICS_PER_STUDY", "true"));
      try (var prometheus = Prometheus.of(operator, folder)) {
        operator.awaitReady();
        runStudies(new Cluster(client, trial -> 0.5));

        Awaitility.await()
            .atMost(Duration.ofMinutes(2))
            .untilAsserted(() -> assertThat(empty(prometheus)).isEmpty());
      } finally {
        operator.stop();
      }
    }
  }

  /** One whose trials get GPUs, one that fails, one that the operator refuses, one that waits. */
  private static void runStudies(Cluster cluster) {
    var study =
        Studies.STUDY
            .without("spec.finalTraining")
            .with("spec.trainer.keepFinishedSeconds", "3600");
    cluster.create(study.with("spec.trainer.template", "{spec: {hostNetwork: true}}"));
    var done =
        cluster.create(study.with("spec.trainer.resources.limits", "{nvidia.com/gpu: \"1\"}"));
    cluster.run(done, () -> "Complete".equals(cluster.stage(done)));
    var failing = cluster.create(study.with("spec.search.baselines", "[]"));
    Cluster.await(() -> cluster.jobs(failing).size() == 2);
    cluster.jobs(failing).forEach(cluster::fail);
    cluster.create(study);
  }

  private static List<DashboardExpression> empty(Prometheus prometheus) {
    return DashboardExpression.all("30s").stream()
        .filter(expression -> !OF_FAULTS.contains(expression.panel()))
        .filter(expression -> prometheus.series(expression.text()) == 0)
        .toList();
  }
}
