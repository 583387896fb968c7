package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Cluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationService;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** QOSDK 7.7 leaves the metrics of reconcilers out unless a bean brings them. */
@QuarkusTest
@WithKubernetesTestServer
class MetricsIT {

  @Inject Operator operator;
  @Inject KubernetesClient client;
  @Inject MeterRegistry registry;
  @Inject Instance<Metrics> metrics;
  @Inject ConfigurationService configuration;

  @BeforeEach
  void start() {
    operator.start();
  }

  @AfterEach
  void stop() {
    operator.stop();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"studyreconciler", "trialreconciler"})
  void reconciliationsAreCounted(String reconciler) {
    var cluster = new Cluster(client, config -> 0.5);
    var study = cluster.create(STUDY);
    cluster.run(study, () -> cluster.stage(study).equals("Complete"));

    assertThat(count("reconciliations.started.total", reconciler)).isPositive();
    assertThat(count("reconciliations.success.total", reconciler)).isPositive();
    assertThat(
            registry
                .get("reconciliations.execution.duration")
                .tag("controller.name", reconciler)
                .timer()
                .count())
        .isPositive();
  }

  /** In tests QOSDK has one of its own, in a packaged application it has none. */
  @Test
  void theyAreCountedByTheApplicationsOwnBean() {
    assertThat(metrics.getHandle().getBean().getBeanClass()).isEqualTo(Beans.class);
    assertThat(configuration.getMetrics()).isInstanceOf(MicrometerMetricsV2.class);
  }

  private double count(String name, String reconciler) {
    return registry.get(name).tag("controller.name", reconciler).counter().count();
  }
}
