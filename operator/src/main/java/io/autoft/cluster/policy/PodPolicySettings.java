package io.autoft.cluster.policy;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The policy as the chart gives it to the operator; strict where it says nothing. */
final class PodPolicySettings {

  private static final String PREFIX = "autoft.pod-policy.";

  private PodPolicySettings() {}

  @Produces
  @Singleton
  static PodPolicy policy(
      @ConfigProperty(name = PREFIX + "allow") Optional<List<PodRule>> allow,
      @ConfigProperty(name = PREFIX + "service-accounts") Optional<List<String>> serviceAccounts,
      @ConfigProperty(name = PREFIX + "secret-volumes") Optional<List<String>> secretVolumes,
      @ConfigProperty(name = PREFIX + "secret-variables") Optional<List<String>> secretVariables,
      @ConfigProperty(name = PREFIX + "refused-namespaces") Optional<List<String>> namespaces,
      @ConfigProperty(name = PREFIX + "operator-account") Optional<String> operatorAccount,
      @ConfigProperty(name = PREFIX + "log-tails", defaultValue = "true") boolean logTails) {
    return new PodPolicy(
        allow.map(Set::copyOf).orElse(Set.of()),
        set(serviceAccounts),
        set(secretVolumes),
        set(secretVariables),
        set(namespaces),
        operatorAccount,
        logTails);
  }

  private static Set<String> set(Optional<List<String>> names) {
    return names.map(Set::copyOf).orElse(Set.of());
  }
}
