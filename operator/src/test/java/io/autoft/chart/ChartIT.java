package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Helm;
import io.autoft.testing.Repository;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartIT {

  @Test
  void installsTheCrdsOfTheRepositoryAndKeepsThem() {
    var installed = Helm.template("autoft").manifests("CustomResourceDefinition");

    assertThat(installed)
        .allSatisfy(
            crd ->
                assertThat(crd.getMetadata().getAnnotations())
                    .containsExactly(Map.entry("helm.sh/resource-policy", "keep")));
    installed.forEach(crd -> crd.getMetadata().setAnnotations(null));
    assertThat(installed.stream().map(Serialization::asJson))
        .containsExactlyElementsOf(
            Repository.files("crds", ".yml").stream().map(ChartIT::asJson).toList());
  }

  @Test
  void leavesTheCrdsToOthersOnDemand() {
    assertThat(
            Helm.template("autoft", "--set=crds.install=false")
                .manifests("CustomResourceDefinition"))
        .isEmpty();
  }

  @Test
  void hasNoServiceUnlessAsked() {
    assertThat(Helm.template("autoft").manifests("Service")).isEmpty();
    assertThat(Helm.template("autoft", "--set=metrics.service.enabled=true").manifests("Service"))
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void watchesAndMayReachTheSameNamespaces(
      String values, String watched, List<String> roles, int clusterRoles) {
    var chart =
        Helm.template(
            "autoft", "--set=userRoles.create=false", "--set-json=watchNamespaces=" + values);

    var environment =
        chart.deployment().getSpec().getTemplate().getSpec().getContainers().get(0).getEnv();
    assertThat(environment)
        .anySatisfy(
            variable -> {
              assertThat(variable.getName()).isEqualTo("QUARKUS_OPERATOR_SDK_NAMESPACES");
              assertThat(variable.getValue()).isEqualTo(watched);
            });
    assertThat(namespaces(chart, "Role")).isEqualTo(roles);
    assertThat(namespaces(chart, "RoleBinding")).isEqualTo(roles);
    assertThat(chart.manifests("ClusterRole")).hasSize(clusterRoles);
    assertThat(chart.manifests("ClusterRoleBinding")).hasSize(clusterRoles);
  }

  static Stream<Arguments> watchesAndMayReachTheSameNamespaces() {
    return Stream.of(
        arguments("[]", "autoft", List.of("autoft"), 0),
        arguments("[\"one\",\"two\"]", "one,two", List.of("one", "two"), 0),
        arguments("[\"*\"]", "JOSDK_ALL_NAMESPACES", List.of(), 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void saysWhatIsWrongWithValues(String value, String message) {
    var chart = Helm.template("autoft", "--set-json=" + value);

    assertThat(chart.ok()).isFalse();
    assertThat(chart.output()).contains(message);
  }

  static Stream<Arguments> saysWhatIsWrongWithValues() {
    return Stream.of(
        arguments("watchNamespace=[\"a\"]", "'watchNamespace' not allowed"),
        arguments("watchNamespaces=\"a\"", "'/watchNamespaces': got string, want array"),
        arguments("watchNamespaces=[\"A\"]", "'/watchNamespaces/0': 'A' does not match pattern"),
        arguments("watchNamespaces=[\"*\",\"a\"]", "'/watchNamespaces': maxItems: got 2, want 1"),
        arguments("podDisruptionBudget.enable=true", "additional properties 'enable' not allowed"),
        arguments(
            "metrics.podMonitor.interval=\"often\"",
            "'/metrics/podMonitor/interval': 'often' does not match pattern"),
        arguments(
            "metrics.serviceMonitor.interval=\"often\"",
            "'/metrics/serviceMonitor/interval': 'often' does not match pattern"),
        arguments("extraVolumes=[{}]", "'/extraVolumes/0': missing property 'name'"),
        arguments("image.registry=\"a/\"", "'/image/registry': 'a/' does not match pattern"),
        arguments("startupTimeoutSeconds=1", "'/startupTimeoutSeconds': minimum: got 1, want 60"),
        arguments("logLevel=\"verbose\"", "value must be one of 'ERROR', 'WARN'"),
        arguments("crds.install=\"no\"", "'/crds/install': got string, want boolean"),
        arguments(
            "podSecurityContext.runAsUsr=1",
            "'/podSecurityContext': additional properties 'runAsUsr' not allowed"),
        arguments(
            "podSecurityContext.runAsUser=\"1\"", "'/podSecurityContext/runAsUser': got string"),
        arguments(
            "image.digest=\"sha256:1\"", "'/image/digest': 'sha256:1' does not match pattern"),
        arguments("image.pullPolicy=\"Sometimes\"", "value must be one of 'Always'"));
  }

  @Test
  void isAcceptedByAnApiServer() {
    var namespace = ApiServer.get().newNamespace();
    try (var client = ApiServer.get().client()) {
      Helm.template(
              namespace,
              "--set=metrics.service.enabled=true,crds.install=false,networkPolicy.enabled=true,"
                  + "podDisruptionBudget.enabled=true",
              "--set-json=networkPolicy.metricsFrom=[{\"podSelector\": {}}]",
              "--set-json=networkPolicy.egress=[{\"ports\": [{\"port\": 443}]}]")
          .manifests()
          .forEach(
              manifest ->
                  client
                      .resource(manifest)
                      .dryRun()
                      .fieldValidation(FieldValidateable.Validation.STRICT)
                      .create());
    }
  }

  @Test
  void namesEverythingAsTheValuesSay() {
    var chart =
        Helm.template(
            "autoft", "--set=fullnameOverride=tuner,crds.install=false,userRoles.create=false");

    assertThat(chart.manifests().map(manifest -> manifest.getMetadata().getName()))
        .hasSize(4)
        .containsOnly("tuner");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"[]", "[\"*\"]"})
  void leavesRightsAndServiceAccountToOthersOnDemand(String watched) {
    var chart =
        Helm.template(
            "autoft",
            "--set=rbac.create=false,serviceAccount.create=false,serviceAccount.name=given,"
                + "userRoles.create=false",
            "--set-json=watchNamespaces=" + watched);

    assertThat(chart.manifests().map(manifest -> manifest.getKind()).distinct())
        .containsExactlyInAnyOrder("CustomResourceDefinition", "Deployment");
    assertThat(chart.deployment().getSpec().getTemplate().getSpec().getServiceAccountName())
        .isEqualTo("given");
  }

  @Test
  void runsAsTheNamespacesOwnServiceAccountWhereNoneIsCreatedOrNamed() {
    var chart = Helm.template("autoft", "--set=serviceAccount.create=false");

    assertThat(chart.deployment().getSpec().getTemplate().getSpec().getServiceAccountName())
        .isEqualTo("default");
    assertThat(chart.output()).contains("kind: RoleBinding").contains("name: default\n");
  }

  private static List<String> namespaces(Helm chart, String kind) {
    return chart.manifests(kind).stream()
        .map(manifest -> manifest.getMetadata().getNamespace())
        .toList();
  }

  private static String asJson(Path file) {
    return Serialization.asJson(
        Serialization.unmarshal(Repository.read(file), GenericKubernetesResource.class));
  }
}
