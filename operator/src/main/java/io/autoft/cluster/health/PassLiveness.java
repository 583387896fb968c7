package io.autoft.cluster.health;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * A pass takes milliseconds, and fails by itself where the API server does not begin to answer. One
 * whose answer breaks off in the middle, its connection still open, waits for ever, and its object
 * stands still: the client has no limit for that, but a new process looks at the object again.
 */
@Liveness
@Singleton
final class PassLiveness implements HealthCheck {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Passes passes;

  PassLiveness(Passes passes) {
    this.passes = passes;
  }

  @Override
  public HealthCheckResponse call() {
    var stuck = passes.longerThan(PATIENCE).sorted().toList();
    var response = HealthCheckResponse.named("passes end").status(stuck.isEmpty());
    stuck.forEach(
        pass -> response.withData(pass, "has been under way for " + PATIENCE.toSeconds() + " s"));
    return response.build();
  }
}
