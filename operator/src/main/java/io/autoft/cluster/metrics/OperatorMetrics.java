package io.autoft.cluster.metrics;

import io.autoft.cluster.Leadership;
import io.autoft.cluster.LogContext;
import io.autoft.cluster.health.Passes;
import io.autoft.cluster.health.Watches;
import io.javaoperatorsdk.operator.api.monitoring.AggregatedMetrics;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is to be known of the operator as a whole. */
@Singleton
final class OperatorMetrics {

  /**
   * What the framework tells of its passes. Without a bean of that type QOSDK 7.7 tells nothing in
   * a packaged application (its issue 1385).
   */
  @Produces
  @Singleton
  static Metrics metrics(MeterRegistry registry, Passes passes) {
    return new AggregatedMetrics(List.of(new ReconcileMetrics(registry), passes, new LogContext()));
  }

  /** One for all: Quarkus' own is another one for everybody who asks. */
  @Produces
  @Singleton
  static CollectorRegistry collectors() {
    return new CollectorRegistry(true);
  }

  void register(
      @Observes StartupEvent event,
      MeterRegistry registry,
      Leadership leadership,
      Watches watches,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    Gauge.builder("autoft.build.info", () -> 1)
        .description("1, with the operator's version")
        .tag("version", version)
        .register(registry);
    Gauge.builder("autoft.leader", () -> leadership.leads() ? 1 : 0)
        .description("1 if this operator works, 0 if it waits for another one's lease to end")
        .register(registry);
    Gauge.builder("autoft.watches.dead", () -> watches.dead().size())
        .description("Watches of the API server that are not open, of one kind and namespace each")
        .register(registry);
  }
}
