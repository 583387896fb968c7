package io.autoft.cluster;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Of several operators one works, the others wait with full caches for its lease to end. A guard
 * against waste, not against faults: two that work at once create nothing twice.
 */
final class LeaderElection {

  private static final Logger LOG = Logger.getLogger(LeaderElection.class);

  private LeaderElection() {}

  /**
   * What the framework is to do.
   *
   * @param lease name of the Lease in the operator's namespace, from the chart
   * @return null if there is no lease, which is how the framework wants to be told so
   */
  @Produces
  @Dependent
  @Unremovable
  static LeaderElectionConfiguration configuration(
      @ConfigProperty(name = "autoft.leader-election.lease") Optional<String> lease,
      Leadership leadership,
      Shutdown shutdown) {
    return lease.map(name -> configuration(name, leadership, shutdown)).orElse(null);
  }

  /**
   * Without the framework's own exit, whatever the method's name says: that is a {@link
   * System#exit}, which in a shutdown never returns, so that the kubelet would have to kill the
   * pod.
   */
  private static LeaderElectionConfiguration configuration(
      String lease, Leadership leadership, Shutdown shutdown) {
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(lease)
        .withLeaderCallbacks(
            new LeaderCallbacks(
                leadership::begin, () -> stopped(leadership, shutdown), leader -> {}))
        .buildForTest(false);
  }

  /** Whoever no longer leads ends; the kubelet starts it again, and it waits its turn. */
  private static void stopped(Leadership leadership, Shutdown shutdown) {
    leadership.end();
    if (!shutdown.hasBegun()) {
      LOG.warn("another operator leads, or may soon: the lease could not be renewed; ends");
      Quarkus.asyncExit(1);
    }
  }
}
