package io.autoft.cluster;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the application is made of beside its reconcilers. */
final class Beans {

  private Beans() {}

  @Produces
  @Singleton
  static Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  static Limits limits(
      @ConfigProperty(name = "autoft.limits.running-trials", defaultValue = "0") int running,
      @ConfigProperty(name = "autoft.limits.unschedulable-trials", defaultValue = "0")
          int unschedulable) {
    return new Limits(running, unschedulable);
  }
}
