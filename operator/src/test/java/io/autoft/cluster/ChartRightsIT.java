package io.autoft.cluster;

import static io.autoft.cluster.UndisturbedStudy.TRIALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Installation;
import io.autoft.testing.Repository;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The operator as the chart installs two of them: with the token of its ServiceAccount, the rights
 * of its Roles and the admission policies, which the API server enforces, and the variables of its
 * Deployment.
 */
class ChartRightsIT {

  /** The name of the Lease. */
  private static final String LEASE = Installation.NAME;

  private KubernetesClient client;
  private Installation installation;

  @BeforeEach
  void install() {
    client = ApiServer.get().clientOfNewNamespace();
    installation = Installation.of(client, "replicas=2", "podPolicy.admissionPolicy.enabled=true");
    assertThat(installation.environment()).containsEntry("AUTOFT_LEADER_ELECTION_LEASE", LEASE);
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void anOperatorLeadsAndRunsAStudy() throws Exception {
    awaitAdmissionPolicies();
    var study = new UndisturbedStudy(new Cluster(client, UndisturbedStudy::score));
    var operator = installation.start();
    try {
      operator.awaitReady();
      Cluster.await(() -> holder().isPresent());
      study.create();

      study.runTo(TRIALS);

      study.assertUndisturbed();
      assertThat(Repository.read(operator.log())).doesNotContainIgnoringCase("forbidden");
    } finally {
      operator.kill();
    }
  }

  @Test
  void withoutTheRoleOfTheLeaseNobodyLeads() throws Exception {
    client.rbac().roles().inNamespace(client.getNamespace()).withName(LEASE + "-lease").delete();
    var operator = installation.start();
    try {
      Cluster.await(
          () -> Repository.read(operator.log()).contains("No permission to lease resource"));
      assertThat(holder()).isEmpty();
    } finally {
      operator.kill();
    }
  }

  /** As when one team's namespace was deleted, and the operator's node is drained later. */
  @Test
  void aNamespaceWhoseRoleIsGoneKeepsNoOtherWaiting() throws Exception {
    try (var own = ApiServer.get().clientOfNewNamespace();
        var gone = ApiServer.get().clientOfNewNamespace()) {
      var both = "watchNamespaces={%s,%s}".formatted(own.getNamespace(), gone.getNamespace());
      var installed = Installation.of(own, both);
      gone.rbac().roles().inNamespace(gone.getNamespace()).withName(Installation.NAME).delete();
      var study = new UndisturbedStudy(new Cluster(own, UndisturbedStudy::score));
      study.create();

      var operator = installed.start();
      try {
        study.runTo(TRIALS);

        study.assertUndisturbed();
        assertThat(operator.ready()).as("a rollout comes to its end").isTrue();
        assertThat(operator.scrape().sum("autoft_watches_dead", Map.of())).isEqualTo(1);
        assertThat(Repository.read(operator.log()))
            .contains("may not be listed in the namespace " + gone.getNamespace());
      } finally {
        operator.kill();
      }
    }
  }

  /** At first the API server has not seen them. */
  private void awaitAdmissionPolicies() {
    var ownedByNobody = new ConfigMapBuilder().withNewMetadata().withName("map").endMetadata();
    try (var operator = installation.asOperator()) {
      Cluster.await(
          () -> {
            try {
              operator.resource(ownedByNobody.build()).dryRun().create();
              return false;
            } catch (KubernetesClientException e) {
              return e.getMessage().contains("may write only what a study");
            }
          });
    }
  }

  private Optional<String> holder() {
    return Optional.ofNullable(
            client.leases().inNamespace(client.getNamespace()).withName(LEASE).get())
        .map(lease -> lease.getSpec().getHolderIdentity());
  }
}
