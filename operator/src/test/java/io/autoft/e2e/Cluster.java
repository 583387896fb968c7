package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autoft.testing.Missing;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The cluster that {@code KUBECONFIG} names, with the operator on it. */
record Cluster(Path kubeconfig, KubernetesClient client) implements AutoCloseable {

  /**
   * What a test locks that ends the operator, and, for {@code READ}, one that needs it meanwhile.
   */
  static final String OPERATOR = "operator";

  /** Fails, and says what to do, where a cluster or the operator is missing. */
  static Cluster connect() {
    var kubeconfig = System.getenv("KUBECONFIG");
    assertThat(kubeconfig)
        .as("KUBECONFIG, such as eval \"$(examples/local-cluster/env)\" sets it")
        .isNotBlank();
    var config = Config.fromKubeconfig(new File(kubeconfig));
    // A cluster that is not there should not be waited for at every test.
    config.setRequestRetryBackoffLimit(3);
    // One that six test classes keep busy may take longer than the client's 10 s, which it does not
    // repeat.
    config.setRequestTimeout((int) Duration.ofMinutes(1).toMillis());
    var cluster =
        new Cluster(Path.of(kubeconfig), new KubernetesClientBuilder().withConfig(config).build());
    for (var crd : List.of("autoftstudies.autoft.io", "autofttrials.autoft.io")) {
      assertThat(
              cluster.client.apiextensions().v1().customResourceDefinitions().withName(crd).get())
          .as("CRD %s on the cluster; install helm/autoft-operator", crd)
          .isNotNull();
    }
    cluster.operator();
    return cluster;
  }

  /** The operator's pod, once it is ready. */
  Pod operator() {
    return await("the operator is ready; install helm/autoft-operator with watchNamespaces={*}")
        .atMost(StudyRun.LIMIT)
        .until(
            () ->
                operatorPods().stream()
                    .filter(p -> p.getMetadata().getDeletionTimestamp() == null)
                    .filter(Readiness::isPodReady)
                    .toList(),
            ready -> !ready.isEmpty())
        .get(0);
  }

  /**
   * Ends the operator without a warning. Another pod takes its place; what a trial does until then
   * is seen in no status. So the test locks {@link #OPERATOR}.
   */
  void killOperator() {
    client.resource(operator()).withGracePeriod(0).delete();
  }

  /** The user name by which the API server knows the operator. */
  String operatorUser() {
    var pod = operator();
    return "system:serviceaccount:%s:%s"
        .formatted(pod.getMetadata().getNamespace(), pod.getSpec().getServiceAccountName());
  }

  /**
   * The API server's audit log, which a local cluster keeps beside its kubeconfig. Without it a
   * test is skipped, with {@code CI=true} it fails.
   */
  Path auditLog() {
    return Optional.of(kubeconfig.resolveSibling("logs/audit.log"))
        .filter(Files::isReadable)
        .orElseGet(() -> Missing.skip("the cluster keeps no audit log beside " + kubeconfig));
  }

  /** The end of the log of every operator that is there. */
  String operatorLogs() {
    var logs = new StringBuilder();
    for (var pod : operatorPods()) {
      logs.append("--- log of ").append(pod.getMetadata().getName()).append('\n');
      try {
        logs.append(client.pods().resource(pod).tailingLines(1_000).getLog());
      } catch (KubernetesClientException e) {
        logs.append(e.getMessage()).append('\n');
      }
    }
    return logs.toString();
  }

  @Override
  public void close() {
    client.close();
  }

  private List<Pod> operatorPods() {
    return client
        .pods()
        .inAnyNamespace()
        .withLabel("app.kubernetes.io/name", "autoft-operator")
        .list()
        .getItems();
  }
}
