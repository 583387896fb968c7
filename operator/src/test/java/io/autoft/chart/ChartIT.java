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
    assertThat(chart.output()).contains("kind: RoleBinding").contains("name: \"default\"\n");
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
