package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Helm;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One operator, or several of which one works. */
class ReplicasIT {

  private static final String TWO = "--set=replicas=2";

  @Test
  void oneNeedsNoLeaseAndNoRightToOne() {
    var chart = Helm.template("autoft");

    assertThat(chart.deployment().getSpec().getReplicas()).isEqualTo(1);
    assertThat(chart.deployment().getSpec().getStrategy().getType()).isEqualTo("Recreate");
    assertThat(lease(chart)).isEmpty();
    assertThat(rights(chart)).isEmpty();
  }

  @Test
  void twoHaveALeaseAndTheRightToIt() {
    var chart = Helm.template("autoft", TWO, "--set-json=watchNamespaces=[\"vision\"]");

    assertThat(chart.deployment().getSpec().getReplicas()).isEqualTo(2);
    assertThat(chart.deployment().getSpec().getStrategy().getType()).isEqualTo("RollingUpdate");
    assertThat(lease(chart)).contains("autoft-operator");
    assertThat(rights(chart))
        .hasValueSatisfying(
            role -> {
              assertThat(role.getMetadata().getNamespace()).isEqualTo("autoft");
              assertThat(role.getRules())
                  .extracting(PolicyRule::getVerbs)
                  .containsExactly(List.of("create"), List.of("get", "update", "patch"));
              assertThat(role.getRules())
                  .extracting(PolicyRule::getResourceNames)
                  .containsExactly(List.of(), List.of("autoft-operator"));
            });
  }

  @Test
  void whoGivesTheRightsGivesThisOneToo() {
    assertThat(rights(Helm.template("autoft", TWO, "--set=rbac.create=false"))).isEmpty();
  }

  @Test
  void refusesWhatIsNoNumberOfReplicas() {
    assertThat(Helm.template("autoft", "--set=replicas=-1").output()).contains("/replicas");
    assertThat(Helm.template("autoft", "--set-string=replicas=2").output()).contains("/replicas");
  }

  private static Optional<String> lease(Helm chart) {
    return Optional.ofNullable(chart.environment().get("AUTOFT_LEADER_ELECTION_LEASE"));
  }

  private static Optional<Role> rights(Helm chart) {
    return chart.manifests("Role").stream()
        .filter(role -> role.getMetadata().getName().endsWith("-lease"))
        .map(role -> Serialization.unmarshal(Serialization.asJson(role), Role.class))
        .findFirst();
  }
}
