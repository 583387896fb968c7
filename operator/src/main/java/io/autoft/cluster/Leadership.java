package io.autoft.cluster;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether this operator works, or waits for the lease of another one to end. */
@Singleton
public final class Leadership {

  private volatile boolean leads;

  /**
   * An operator that has just started.
   *
   * @param lease name of the Lease; without one there is nobody to wait for
   */
  public Leadership(@ConfigProperty(name = "autoft.leader-election.lease") Optional<String> lease) {
    leads = lease.isEmpty();
  }

  public boolean leads() {
    return leads;
  }

  void begin() {
    leads = true;
  }

  void end() {
    leads = false;
  }
}
