package io.autoft.cluster;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The end of the operator. Its caches are emptied then; what a pass reads after that is not all
 * that there is. So those that are under way come to their end first, and none begins any more.
 *
 * <p>The framework has a wait of its own, {@code quarkus.operator-sdk.termination-timeout}, which
 * is off: with it the framework also stops itself in a hook of the JVM, which runs beside Quarkus'
 * own and empties the caches before anybody is told.
 */
@ApplicationScoped
public class Shutdown {

  private static final Logger LOG = Logger.getLogger(Shutdown.class);
  private static final int FIRST = 1;

  /** Less than the pod's grace period. */
  private static final long SECONDS_FOR_PASSES = 20;

  private final ReadWriteLock passes = new ReentrantReadWriteLock();
  private volatile boolean begun;

  /** Before the framework stops its caches, which it does at the same event. */
  void begin(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
    begun = true;
    if (!passes.writeLock().tryLock(SECONDS_FOR_PASSES, TimeUnit.SECONDS)) {
      LOG.warnf("a pass is still under way after %d s; stops all the same", SECONDS_FOR_PASSES);
    }
  }

  boolean hasBegun() {
    return begun;
  }

  /** What a pass gives; empty if the end has begun, when none is made. */
  public <T> Optional<T> unlessBegun(Supplier<T> pass) {
    if (!passes.readLock().tryLock()) {
      return Optional.empty();
    }
    try {
      return begun ? Optional.empty() : Optional.of(pass.get());
    } finally {
      passes.readLock().unlock();
    }
  }
}
