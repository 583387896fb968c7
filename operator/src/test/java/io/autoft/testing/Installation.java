package io.autoft.testing;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The operator as the chart installs it in the client's namespace: with the token of its
 * ServiceAccount, the rights of its Roles, which the API server enforces, and the variables of its
 * Deployment.
 */
public record Installation(KubernetesClient client, Helm chart) {

  /** The name of everything. */
  public static final String NAME = "autoft-operator";

  private static final int MEMORY = 384;

  /** Creates the account, its rights, and the admission policies that hold for it, if any. */
  public static Installation of(KubernetesClient client, String... settings) {
    var arguments = Stream.concat(Stream.of("crds.install=false"), Stream.of(settings));
    var chart =
        Helm.template(
            client.getNamespace(), arguments.map(s -> "--set=" + s).toArray(String[]::new));
    Stream.of(
            "ServiceAccount",
            "Role",
            "RoleBinding",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding")
        .flatMap(kind -> chart.manifests(kind).stream())
        .forEach(manifest -> client.resource(manifest).create());
    return new Installation(client, chart);
  }

  /** The variables of the operator's container. */
  public Map<String, String> environment() {
    return chart.environment();
  }

  /** Starts an operator. */
  public OperatorProcess start() throws IOException {
    var environment = environment();
    // A pod finds it beside its token.
    environment.put("KUBERNETES_NAMESPACE", client.getNamespace());
    return OperatorProcess.start(kubeconfig(), MEMORY, client.getNamespace(), environment);
  }

  /** A client that may do what the operator may. */
  public KubernetesClient asOperator() {
    var config = Config.fromKubeconfig(kubeconfig());
    config.setNamespace(client.getNamespace());
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** With the token of the ServiceAccount and nothing else. */
  private String kubeconfig() {
    var token =
        client
            .serviceAccounts()
            .inNamespace(client.getNamespace())
            .withName(NAME)
            .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
            .getStatus()
            .getToken();
    return Document.of(ApiServer.get().kubeconfig())
        .with("users.0.user", "{token: %s}".formatted(token))
        .root()
        .toString();
  }
}
