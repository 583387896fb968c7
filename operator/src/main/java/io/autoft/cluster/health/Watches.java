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
  private final Clock clock;

  /** By name, since when it was first found dead. */
  private final Map<String, Instant> deadSince = new ConcurrentHashMap<>();

  Watches(Operator operator, Clock clock) {
    this.operator = operator;
    this.clock = clock;
  }

  /** Names of those that are not open. */
  public Set<String> dead() {
    return deadFor(Duration.ZERO);
  }

  /** Whether all have been open within that time. */
  HealthCheckResponse allOpen(String name, Duration patience) {
    return response(name, patience, deadFor(patience));
  }

  /**
   * Whether all of some namespace have been open within that time. Where the others are not, it is
   * for want of rights, which a new process does not have either.
   */
  HealthCheckResponse openSomewhere(String name, Duration patience) {
    var dead = deadFor(patience);
    var namespaces =
        informers().keySet().stream().map(Watches::namespace).collect(Collectors.toSet());
    dead.stream().map(Watches::namespace).forEach(namespaces::remove);
    return response(name, patience, namespaces.isEmpty() ? dead : Set.of());
  }

  private static HealthCheckResponse response(String name, Duration patience, Set<String> dead) {
    var response = HealthCheckResponse.named(name).status(dead.isEmpty());
    dead.forEach(
        watch -> response.withData(watch, "has not been open for " + patience.toSeconds() + " s"));
    return response.build();
  }

  /**
   * Names of those that have not been open for a time, as far as somebody has asked meanwhile. The
   * API server ends each watch after some minutes, and it is opened again at once.
   */
  private Set<String> deadFor(Duration time) {
    var now = clock.instant();
    var dead = closed().collect(Collectors.toCollection(TreeSet::new));
    deadSince.keySet().retainAll(dead);
    dead.forEach(name -> deadSince.putIfAbsent(name, now));
    return dead.stream()
        .filter(name -> !now.isBefore(deadSince.getOrDefault(name, now).plus(time)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> closed() {
    return informers().entrySet().stream()
        .filter(informer -> !informer.getValue().isWatching())
        .map(Map.Entry::getKey);
  }

  /** None while the framework is still about to open them, or has closed them at the end. */
  private Map<String, InformerHealthIndicator> informers() {
    var runtime = operator.getRuntimeInfo();
    var informers = new TreeMap<String, InformerHealthIndicator>();
    if (runtime.isStarted()) {
      runtime.getRegisteredControllers().forEach(controller -> add(controller, informers));
    }
    return informers;
  }

  private static void add(
      RegisteredController<?> controller, Map<String, InformerHealthIndicator> informers) {
    var name = controller.getConfiguration().getName();
    controller
        .getControllerHealthInfo()
        .informerEventSourceHealthIndicators()
        .forEach((source, health) -> add(health, name + "/" + source, informers));
  }

  private static void add(
      InformerWrappingEventSourceHealthIndicator<?> source,
      String name,
      Map<String, InformerHealthIndicator> informers) {
    source
        .informerHealthIndicators()
        .forEach((namespace, informer) -> informers.put(name + "/" + namespace, informer));
  }

  private static String namespace(String watch) {
    return watch.substring(watch.lastIndexOf('/') + 1);
  }
}
