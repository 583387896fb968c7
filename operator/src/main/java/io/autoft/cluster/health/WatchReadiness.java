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
    return watches.response("watches are open", PATIENCE);
  }
}
