package io.autoft.cluster.health;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** An operator that does not hear of changes is not ready, whatever the reason: people see it. */
@Readiness
@Singleton
final class WatchReadiness implements HealthCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Watches watches;

  WatchReadiness(Watches watches) {
    this.watches = watches;
  }

  @Override
  public HealthCheckResponse call() {
    return response("watches are open", PATIENCE, watches);
  }

  static HealthCheckResponse response(String name, Duration patience, Watches watches) {
    var dead = watches.deadFor(patience);
    var response = HealthCheckResponse.named(name).status(dead.isEmpty());
    dead.forEach(
        watch -> response.withData(watch, "has not been open for " + patience.toSeconds() + " s"));
    return response.build();
  }
}
