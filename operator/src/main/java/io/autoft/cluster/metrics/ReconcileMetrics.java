package io.autoft.cluster.metrics;

import io.autoft.cluster.InternalErrors;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.Controller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures the passes of the reconcilers.
 *
 * <p>In the place of the framework's own, whose gauges drift: with JOSDK 5.3 a pass whose object
 * has gone meanwhile is counted as ended without having been counted as begun, and one that is left
 * out at the end of a controller stays in the queue for ever.
 */
public final class ReconcileMetrics implements Metrics {

  private static final Duration[] TIMES = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final Map<String, AtomicInteger> active = new ConcurrentHashMap<>();

  /** No reconciler has been registered yet. */
  public ReconcileMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void controllerRegistered(Controller<? extends HasMetadata> controller) {
    register(controller.getConfiguration().getName());
  }

  /** Makes all meters of a controller, before its first pass. */
  void register(String controller) {
    Gauge.builder("autoft.reconciles.active", () -> active(controller).get())
        .description("Passes of a reconciler under way")
        .tag("controller", controller)
        .register(registry);
    passes(controller);
    for (var kind : InternalErrors.Kind.values()) {
      errors(controller, kind);
    }
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    var controller = execution.controllerName();
    var pass = Timer.start(registry);
    active(controller).incrementAndGet();
    try {
      return execution.execute();
    } catch (Exception e) {
      errors(controller, InternalErrors.Kind.of(e)).increment();
      throw e;
    } finally {
      active(controller).decrementAndGet();
      pass.stop(passes(controller));
    }
  }

  private AtomicInteger active(String controller) {
    return active.computeIfAbsent(controller, name -> new AtomicInteger());
  }

  private Timer passes(String controller) {
    return Timer.builder("autoft.reconcile")
        .description("Passes of a reconciler, those that end with an error among them")
        .tag("controller", controller)
        .serviceLevelObjectives(TIMES)
        .register(registry);
  }

  private Counter errors(String controller, InternalErrors.Kind kind) {
    return Counter.builder("autoft.reconcile.errors")
        .description(
            "Passes that ended with an error, and are tried again: Conflict (another has written"
                + " meanwhile, which is usual), ApiServer or Internal")
        .tag("controller", controller)
        .tag("error", kind.name())
        .register(registry);
  }
}
