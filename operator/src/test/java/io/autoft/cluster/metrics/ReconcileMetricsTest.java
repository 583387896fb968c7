package io.autoft.cluster.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.testing.ControllerPass;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.monitoring.Metrics.ControllerExecution;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileMetricsTest {

  private static final String CONTROLLER = "trialreconciler";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ReconcileMetrics metrics = new ReconcileMetrics(registry);

  @Test
  void countsPassesAndThoseUnderWay() throws Exception {
    metrics.register(CONTROLLER);

    double during = metrics.timeControllerExecution(pass(this::active));

    assertThat(during).isEqualTo(1);
    assertThat(active()).isZero();
    assertThat(registry.get("autoft.reconcile").timer().count()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"409, Conflict", "500, ApiServer", "0, Internal"})
  void saysWhatAnErrorIsAbout(int code, String error) {
    metrics.register(CONTROLLER);
    var thrown =
        code == 0
            ? new IllegalStateException("a fault")
            : new KubernetesClientException(new StatusBuilder().withCode(code).build());

    assertThatThrownBy(
            () ->
                metrics.timeControllerExecution(
                    pass(
                        () -> {
                          throw thrown;
                        })))
        .isSameAs(thrown);

    assertThat(registry.get("autoft.reconcile.errors").tag("error", error).counter().count())
        .isEqualTo(1);
    assertThat(
            registry.get("autoft.reconcile.errors").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum())
        .isEqualTo(1);
  }

  /** By which the framework's own gauge drifts. */
  @Test
  void aPassThatFailsOrNeverBeganLeavesNothingUnderWay() {
    metrics.register(CONTROLLER);
    assertThatThrownBy(
        () ->
            metrics.timeControllerExecution(
                pass(
                    () -> {
                      throw new IllegalStateException("a fault");
                    })));

    metrics.reconciliationFinished(null, null, Map.of());

    assertThat(active()).isZero();
  }

  private double active() {
    return registry.get("autoft.reconciles.active").tag("controller", CONTROLLER).gauge().value();
  }

  private static <T> ControllerExecution<T> pass(Callable<T> body) {
    return new ControllerPass<>(CONTROLLER, new ResourceID("scales", "team-a"), body);
  }
}
