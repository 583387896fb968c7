package io.autoft.cluster;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Whether the operator is being stopped. Its caches are emptied then while passes still run; what a
 * pass read after that is not all that there is, so it must decide nothing.
 */
@ApplicationScoped
public class Shutdown {

  private static final int FIRST = 1;

  private volatile boolean begun;

  /** Before the framework stops its caches, which it does at the same event. */
  void begin(@Observes @Priority(FIRST) ShutdownEvent event) {
    begun = true;
  }

  public boolean hasBegun() {
    return begun;
  }
}
