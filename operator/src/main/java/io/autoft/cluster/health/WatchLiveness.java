package io.autoft.cluster.health;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * The client opens a watch again by itself, as soon as the API server can be reached. If it has not
 * for this long, a new process may do better. It loses nothing, and while the API server is away
 * there is nothing for it to do.
 */
@Liveness
@Singleton
final class WatchLiveness implements HealthCheck {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Watches watches;

  WatchLiveness(Watches watches) {
    this.watches = watches;
  }

  @Override
  public HealthCheckResponse call() {
    return watches.response("watches come back", PATIENCE);
  }
}
