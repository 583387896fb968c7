package io.autoft.cluster.health;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The passes of the reconcilers that are under way, and since when. Among the beans it is no
 * Metrics: the framework asks for the only one.
 */
@Singleton
@Typed(Passes.class)
public final class Passes implements Metrics {

  private final Clock clock;
  private final Map<Thread, Pass> underWay = new ConcurrentHashMap<>();

  Passes(Clock clock) {
    this.clock = clock;
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    var thread = Thread.currentThread();
    underWay.put(
        thread, new Pass(execution.controllerName(), execution.resourceID(), clock.instant()));
    try {
      return execution.execute();
    } finally {
      underWay.remove(thread);
    }
  }

  /** Reconciler, namespace and object of those that have been under way for a time. */
  Stream<String> longerThan(Duration time) {
    var latest = clock.instant().minus(time);
    return underWay.values().stream().filter(pass -> !pass.begun().isAfter(latest)).map(Pass::name);
  }

  private record Pass(String controller, ResourceID object, Instant begun) {

    String name() {
      return "%s/%s/%s".formatted(controller, object.getNamespace().orElse(""), object.getName());
    }
  }
}
