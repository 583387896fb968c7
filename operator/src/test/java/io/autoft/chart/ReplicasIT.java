package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.autoft.testing.ChartCopies;
import io.autoft.testing.Helm;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One operator, or several of which one works. */
class ReplicasIT {

  private static final String TWO = "--set=replicas=2";

  /** Without a lease the one must have ended before the next begins. */
  private static final DeploymentStrategy RECREATE =
      new DeploymentStrategyBuilder().withType("Recreate").build();

  private static final DeploymentStrategy ONE_MORE_AT_A_TIME =
      new DeploymentStrategyBuilder()
          .withType("RollingUpdate")
          .withNewRollingUpdate()
          .withMaxSurge(new IntOrString(1))
          .withMaxUnavailable(new IntOrString(0))
          .endRollingUpdate()
          .build();

  @Test
  void oneNeedsNoLeaseAndNoRightToOne() {
    var chart = Helm.template("autoft");

    assertThat(chart.deployment().getSpec().getReplicas()).isEqualTo(1);
    assertThat(strategy(chart.deployment())).isEqualTo(RECREATE);
    assertThat(lease(chart)).isEmpty();
    assertThat(rights(chart)).isEmpty();
  }

  @Test
  void twoHaveALeaseAndTheRightToIt() {
    var chart = Helm.template("autoft", TWO, "--set-json=watchNamespaces=[\"vision\"]");

    assertThat(chart.deployment().getSpec().getReplicas()).isEqualTo(2);
    assertThat(strategy(chart.deployment())).isEqualTo(ONE_MORE_AT_A_TIME);
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

  /** As Helm 4, Flux and Argo CD do it, from the released chart on. */
  @Test
  void becomeMoreAndFewerUnderServerSideApply(@TempDir Path folder) {
    var namespace = ApiServer.get().newNamespace();
    var released = Helm.template(ChartCopies.released(folder), namespace);
    var one = Helm.template(namespace);
    var two = Helm.template(namespace, TWO);
    try (var client = ApiServer.get().client()) {
      assertThat(Stream.of(released, one, two, one, two, released))
          .extracting(chart -> strategy(applied(chart, client)))
          .containsExactly(
              RECREATE, RECREATE, ONE_MORE_AT_A_TIME, RECREATE, ONE_MORE_AT_A_TIME, RECREATE);
    }
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

  private static Deployment applied(Helm chart, KubernetesClient client) {
    return client.resource(chart.deployment()).serverSideApply();
  }

  private static DeploymentStrategy strategy(Deployment deployment) {
    return deployment.getSpec().getStrategy();
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
