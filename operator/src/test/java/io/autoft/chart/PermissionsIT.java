package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Helm;
import io.autoft.testing.Right;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operator may do what it does, and nothing else. */
class PermissionsIT {

  /** Every kind of call that the operator makes: resource, verbs. */
  private static final Set<Right> CALLS =
      Stream.of(
              Right.of("autoft.io/autoftstudies", "list watch"),
              Right.of("autoft.io/autoftstudies/status", "update"),
              Right.of("autoft.io/autoftstudies/finalizers", "update"),
              Right.of("autoft.io/autofttrials", "get list watch create delete"),
              Right.of("autoft.io/autofttrials/status", "update"),
              Right.of("autoft.io/autofttrials/finalizers", "update"),
              Right.of("batch/jobs", "get list watch create delete"),
              Right.of("/pods", "list watch"),
              Right.of("/pods/log", "get"),
              Right.of("/configmaps", "get create update delete"),
              Right.of("events.k8s.io/events", "get list create update"))
          .flatMap(calls -> calls)
          .collect(Collectors.toUnmodifiableSet());

  /** What else could be asked for: everything of the above, and what would be worth stealing. */
  private static final Set<Right> ALL =
      Stream.concat(
              CALLS.stream().map(Right::resource),
              Stream.of(
                  "/secrets",
                  "/serviceaccounts",
                  "/serviceaccounts/token",
                  "/pods/exec",
                  "/pods/status",
                  "/pods/eviction",
                  "/persistentvolumeclaims",
                  "/events",
                  "/namespaces",
                  "/nodes",
                  "apps/deployments",
                  "batch/jobs/status",
                  "batch/cronjobs",
                  "apiextensions.k8s.io/customresourcedefinitions",
                  "rbac.authorization.k8s.io/roles",
                  "rbac.authorization.k8s.io/rolebindings"))
          .flatMap(
              resource ->
                  Right.of(
                      resource, "get list watch create update patch delete deletecollection bind"))
          .collect(Collectors.toUnmodifiableSet());

  private static KubernetesClient client;
  private static String namespace;

  @BeforeAll
  static void install() {
    client = ApiServer.get().client();
    namespace = ApiServer.get().newNamespace();
    var chart = Helm.template(namespace, "--set=crds.install=false");
    Stream.of("ServiceAccount", "Role", "RoleBinding")
        .flatMap(kind -> chart.manifests(kind).stream())
        .forEach(manifest -> client.resource(manifest).create());
  }

  @AfterAll
  static void stop() {
    if (client != null) {
      client.close();
    }
  }

  @Test
  void theRoleListsTheCallsOfTheOperator() {
    assertThat(rights(Helm.template(namespace))).isEqualTo(CALLS);
  }

  @Test
  void theRoleIsWithoutLogsWhereProgressIsSwitchedOff() {
    var chart = Helm.template(namespace, "--set=trialProgress=false");

    assertThat(chart.environment()).containsEntry("AUTOFT_TRIAL_PROGRESS", "false");
    assertThat(rights(chart))
        .isEqualTo(
            CALLS.stream()
                .filter(call -> !call.resource().equals("/pods/log"))
                .collect(Collectors.toSet()));
    assertThat(Helm.template(namespace).environment())
        .containsEntry("AUTOFT_TRIAL_PROGRESS", "true");
  }

  private static Set<Right> rights(Helm chart) {
    var role =
        Serialization.unmarshal(Serialization.asJson(chart.manifests("Role").get(0)), Role.class);
    return Right.of(role.getRules()).collect(Collectors.toSet());
  }

  @Test
  void whatTheOperatorDoesIsAllowed() {
    assertThat(CALLS).allMatch(call -> isAllowed(call, namespace));
  }

  @Test
  void nothingElseIsAllowed() {
    var others = new TreeSet<>(ALL);
    others.removeAll(CALLS);

    assertThat(others).isNotEmpty().noneMatch(call -> isAllowed(call, namespace));
  }

  @Test
  void nothingIsAllowedInOtherNamespaces() {
    assertThat(ALL).noneMatch(call -> isAllowed(call, "default"));
  }

  private static boolean isAllowed(Right call, String where) {
    var account = "system:serviceaccount:" + namespace + ":autoft-operator";
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(account)
            .withGroups(
                List.of(
                    "system:serviceaccounts",
                    "system:serviceaccounts:" + namespace,
                    "system:authenticated"))
            .withResourceAttributes(attributes(call, where))
            .endSpec()
            .build();
    return client.resource(review).create().getStatus().getAllowed();
  }

  private static ResourceAttributes attributes(Right right, String where) {
    var parts = right.resource().split("/");
    var attributes = new ResourceAttributes();
    attributes.setGroup(parts[0]);
    attributes.setResource(parts[1]);
    attributes.setSubresource(parts.length > 2 ? parts[2] : null);
    attributes.setVerb(right.verb());
    attributes.setNamespace(where);
    return attributes;
  }
}
