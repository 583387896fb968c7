package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Helm;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may install what, as the page on installing has it. */
class FewerRightsIT {

  private static final String USER = "admin-of-a-namespace";

  /** What the cluster's admin is put together from by a controller, which is not here. */
  private static final List<String> ADMIN =
      List.of("system:aggregate-to-admin", "system:aggregate-to-edit", "system:aggregate-to-view");

  @Test
  void theAdminOfANamespaceInstallsAllButTheRoles() {
    var namespace = namespaceOfTheAdmin();
    var chart =
        Helm.template(
            namespace,
            "--set=crds.install=false,userRoles.create=false,rbac.create=false,replicas=2,"
                + "podDisruptionBudget.enabled=true,networkPolicy.enabled=true,"
                + "metrics.service.enabled=true,metrics.dashboard.enabled=true");

    try (var admin = admin()) {
      assertThat(chart.manifests())
          .hasSize(6)
          .allSatisfy(manifest -> eventually(() -> admin.resource(manifest).dryRun().create()));
    }
  }

  @Test
  void whoGivesRightsHoldsThemOrMayEscalateAndBind() {
    var namespace = namespaceOfTheAdmin();
    var chart = Helm.template(namespace);
    var role = chart.manifests("Role").get(0);
    var binding = chart.manifests("RoleBinding").get(0);

    try (var admin = admin()) {
      eventually(() -> refuses(admin, role));
      allow(namespace, "escalate");
      eventually(() -> admin.resource(role).create());
      refuses(admin, binding);
      allow(namespace, "bind");
      eventually(() -> admin.resource(binding).create());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "role, logLevel=INFO, Role",
    "lease, replicas=2, Role",
    "clusterrole, watchNamespaces={*}, ClusterRole"
  })
  void somebodyElseRendersTheRolesAlone(String file, String value, String kind) {
    var roles =
        Helm.template("autoft", "--show-only=templates/" + file + ".yaml", "--set=" + value);

    assertThat(roles.manifests().map(GenericKubernetesResource::getKind))
        .containsExactly(kind, kind + "Binding");
  }

  /** The API server learns of rights a moment after it has stored them. */
  private static void eventually(ThrowingRunnable call) {
    await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(call);
  }

  private static void refuses(KubernetesClient client, GenericKubernetesResource rights) {
    assertThatThrownBy(() -> client.resource(rights).create())
        .hasMessageContaining("attempting to grant RBAC permissions not currently held")
        .hasMessageContaining("autoftstudies/status");
  }

  private static String namespaceOfTheAdmin() {
    var namespace = ApiServer.get().newNamespace();
    ADMIN.forEach(role -> bind(namespace, "ClusterRole", role));
    return namespace;
  }

  private static void allow(String namespace, String verb) {
    var role =
        new RoleBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(verb)
            .endMetadata()
            .addNewRule()
            .withApiGroups("rbac.authorization.k8s.io")
            .withResources("roles")
            .withVerbs(verb)
            .endRule()
            .build();
    try (var client = ApiServer.get().client()) {
      client.resource(role).create();
    }
    bind(namespace, "Role", verb);
  }

  private static void bind(String namespace, String kind, String role) {
    var binding =
        new RoleBindingBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(role)
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", kind, role)
            .addNewSubject("rbac.authorization.k8s.io", "User", USER, null)
            .build();
    try (var client = ApiServer.get().client()) {
      client.resource(binding).create();
    }
  }

  private static KubernetesClient admin() {
    var config = Config.fromKubeconfig(ApiServer.get().kubeconfig());
    config.setImpersonateUsername(USER);
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
