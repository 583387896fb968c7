package io.autoft.cluster;

import static io.autoft.cluster.UndisturbedStudy.TRIALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.Helm;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Repository;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The operator as the chart installs two of them: with the token of its ServiceAccount, the rights
 * of its Roles, which the API server enforces, and the variables of its Deployment.
 */
class ChartRightsIT {

  private static final int MEMORY = 384;

  /** The name of the Lease, and of the ServiceAccount. */
  private static final String LEASE = "autoft-operator";

  private KubernetesClient client;
  private Helm chart;

  @BeforeEach
  void install() {
    client = ApiServer.get().clientOfNewNamespace();
    chart = Helm.template(client.getNamespace(), "--set=crds.install=false", "--set=replicas=2");
    Stream.of("ServiceAccount", "Role", "RoleBinding")
        .flatMap(kind -> chart.manifests(kind).stream())
        .forEach(manifest -> client.resource(manifest).create());
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void anOperatorLeadsAndRunsAStudy() throws Exception {
    var study = new UndisturbedStudy(new Cluster(client, UndisturbedStudy::score));
    var operator = start();
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
    var operator = start();
    try {
      Cluster.await(
          () -> Repository.read(operator.log()).contains("No permission to lease resource"));
      assertThat(holder()).isEmpty();
    } finally {
      operator.kill();
    }
  }

  private OperatorProcess start() throws IOException {
    var environment =
        chart
            .deployment()
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .get(0)
            .getEnv()
            .stream()
            .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    assertThat(environment).containsEntry("AUTOFT_LEADER_ELECTION_LEASE", LEASE);
    // A pod finds it beside its token.
    environment.put("KUBERNETES_NAMESPACE", client.getNamespace());
    return OperatorProcess.start(kubeconfig(), MEMORY, client.getNamespace(), 0, environment);
  }

  /** With the token of the ServiceAccount and nothing else. */
  private String kubeconfig() {
    var token =
        client
            .serviceAccounts()
            .inNamespace(client.getNamespace())
            .withName(LEASE)
            .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
            .getStatus()
            .getToken();
    return Document.of(ApiServer.get().kubeconfig())
        .with("users.0.user", "{token: %s}".formatted(token))
        .root()
        .toString();
  }

  private Optional<String> holder() {
    return Optional.ofNullable(
            client.leases().inNamespace(client.getNamespace()).withName(LEASE).get())
        .map(lease -> lease.getSpec().getHolderIdentity());
  }
}
