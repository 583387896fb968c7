package io.autoft.cluster.health;

import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The watches of the operator's informers, and since when those that are not open have been so. */
@Singleton
public final class Watches {

  private final Operator operator;
  private final WatchedNamespaces namespaces;
  private final Clock clock;

  /** By name, since when it was first found dead. */
  private final Map<String, Instant> deadSince = new ConcurrentHashMap<>();

  Watches(Operator operator, WatchedNamespaces namespaces, Clock clock) {
    this.operator = operator;
    this.namespaces = namespaces;
    this.clock = clock;
  }

  /** Names of those that are not open, and of namespaces that are left out. */
  public Set<String> dead() {
    var dead = deadFor(Duration.ZERO);
    dead.addAll(namespaces.leftOut());
    return dead;
  }

  /** The answer to a probe: up, unless one has not been open for longer than that. */
  HealthCheckResponse response(String name, Duration patience) {
    var dead = deadFor(patience);
    var response = HealthCheckResponse.named(name).status(dead.isEmpty());
    dead.forEach(
        watch -> response.withData(watch, "has not been open for " + patience.toSeconds() + " s"));
    namespaces
        .leftOut()
        .forEach(left -> response.withData(left, "is left out: trials may not be listed there"));
    return response.build();
  }

  /**
   * Names of those that have not been open for a time, as far as somebody has asked meanwhile. The
   * API server ends each watch after some minutes, and it is opened again at once.
   */
  private TreeSet<String> deadFor(Duration time) {
    var now = clock.instant();
    var dead = closed().collect(Collectors.toCollection(TreeSet::new));
    deadSince.keySet().retainAll(dead);
    dead.forEach(name -> deadSince.putIfAbsent(name, now));
    return dead.stream()
        .filter(name -> !now.isBefore(deadSince.getOrDefault(name, now).plus(time)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** None while the framework is still about to open them, or has closed them at the end. */
  private Stream<String> closed() {
    var runtime = operator.getRuntimeInfo();
    return runtime.isStarted()
        ? runtime.getRegisteredControllers().stream().flatMap(Watches::closed)
        : Stream.empty();
  }

  private static Stream<String> closed(RegisteredController<?> controller) {
    var name = controller.getConfiguration().getName();
    var informers = new TreeMap<String, InformerHealthIndicator>();
    controller
        .getControllerHealthInfo()
        .informerEventSourceHealthIndicators()
        .forEach((source, health) -> add(health, name + "/" + source, informers));
    return informers.entrySet().stream()
        .filter(informer -> !informer.getValue().isWatching())
        .map(Map.Entry::getKey);
  }

  private static void add(
      InformerWrappingEventSourceHealthIndicator<?> source,
      String name,
      Map<String, InformerHealthIndicator> informers) {
    source
        .informerHealthIndicators()
        .forEach((namespace, informer) -> informers.put(name + "/" + namespace, informer));
  }
}
