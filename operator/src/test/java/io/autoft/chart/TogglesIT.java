package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Helm;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart has only where its values ask for it. */
class TogglesIT {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "PodDisruptionBudget, podDisruptionBudget.enabled=true",
    "NetworkPolicy, networkPolicy.enabled=true",
    "PodMonitor, metrics.podMonitor.enabled=true",
    "ServiceMonitor, metrics.serviceMonitor.enabled=true",
    "PrometheusRule, metrics.rules.enabled=true",
    "ConfigMap, metrics.dashboard.enabled=true",
    "Service, metrics.service.enabled=true"
  })
  void isThereWhenAskedFor(String kind, String value) {
    assertThat(Helm.template("autoft").manifests(kind)).isEmpty();
    assertThat(Helm.template("autoft", "--set=" + value).manifests(kind)).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "PodMonitor, metrics.podMonitor, podMetricsEndpoints",
    "ServiceMonitor, metrics.serviceMonitor, endpoints"
  })
  void monitorsHaveTheTimesAndTheLabelsOfTheValues(String kind, String value, String endpoints) {
    var enabled = "--set=%s.enabled=true".formatted(value);
    var monitor =
        Helm.template(
                "autoft",
                enabled,
                "--set=%1$s.interval=1m,%1$s.scrapeTimeout=20s,%1$s.labels.release=prometheus"
                    .formatted(value))
            .manifests(kind)
            .get(0);
    var usual = Helm.template("autoft", enabled).manifests(kind).get(0);

    assertThat(monitor.getMetadata().getLabels()).containsEntry("release", "prometheus");
    assertThat(monitor.<String>get("spec", endpoints, 0, "interval")).isEqualTo("1m");
    assertThat(monitor.<String>get("spec", endpoints, 0, "scrapeTimeout")).isEqualTo("20s");
    assertThat(usual.<Map<String, Object>>get("spec", endpoints, 0))
        .doesNotContainKey("scrapeTimeout");
  }

  @Test
  void annotatesCrdsAndTheServiceAndCrdsStayAllTheSame() {
    var chart =
        Helm.template(
            "autoft",
            "--set=metrics.service.enabled=true",
            "--set-json=metrics.service.annotations={\"prometheus.io/scrape\": \"true\"}",
            "--set-json=crds.annotations={\"argocd.argoproj.io/sync-options\":"
                + " \"ServerSideApply=true\", \"helm.sh/resource-policy\": \"delete\"}");

    assertThat(chart.manifests("Service").get(0).getMetadata().getAnnotations())
        .containsExactly(entry("prometheus.io/scrape", "true"));
    assertThat(chart.manifests("CustomResourceDefinition"))
        .hasSize(2)
        .allSatisfy(
            crd ->
                assertThat(crd.getMetadata().getAnnotations())
                    .containsOnly(
                        entry("argocd.argoproj.io/sync-options", "ServerSideApply=true"),
                        entry("helm.sh/resource-policy", "keep")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"replicas=2", LintIT.EVERYTHING})
  void annotatesEveryObjectButCrds(String values) {
    var chart =
        Helm.template("autoft", "--set=" + values, "--set=commonAnnotations.owner=ml-platform");

    assertThat(chart.manifests().filter(m -> !m.getKind().equals("CustomResourceDefinition")))
        .hasSizeGreaterThan(7)
        .allSatisfy(
            m ->
                assertThat(m.getMetadata().getAnnotations())
                    .containsExactly(entry("owner", "ml-platform")));
    assertThat(chart.deployment().getSpec().getTemplate().getMetadata().getAnnotations())
        .containsExactly(entry("owner", "ml-platform"));
    assertThat(chart.manifests("CustomResourceDefinition"))
        .hasSize(2)
        .allSatisfy(
            crd -> assertThat(crd.getMetadata().getAnnotations()).doesNotContainKey("owner"));
  }

  /** An empty value is one too. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ServiceAccount, serviceAccount.annotations",
    "Service, metrics.service.annotations",
    "ConfigMap, metrics.dashboard.annotations"
  })
  void annotationsOfAnObjectWinOverThoseOfAll(String kind, String value) {
    var object = annotated(value).manifests(kind).get(0);

    assertThat(object.getMetadata().getAnnotations())
        .containsOnly(entry("a", "own"), entry("b", ""), entry("c", "common"));
  }

  @Test
  void annotationsOfThePodWinOverThoseOfAll() {
    var template = annotated("podAnnotations").deployment().getSpec().getTemplate();

    assertThat(template.getMetadata().getAnnotations())
        .containsOnly(entry("a", "own"), entry("b", ""), entry("c", "common"));
  }

  private static Helm annotated(String value) {
    return Helm.template(
        "autoft",
        "--set=metrics.service.enabled=true,metrics.dashboard.enabled=true",
        "--set-json=commonAnnotations={\"a\": \"common\", \"b\": \"common\", \"c\": \"common\"}",
        "--set-json=" + value + "={\"a\": \"own\", \"b\": \"\"}");
  }

  @ParameterizedTest(name = "{0} sets {1}")
  @CsvSource({
    "logging.format=json, QUARKUS_LOG_CONSOLE_JSON_ENABLED",
    "metrics.perStudy=true, AUTOFT_METRICS_PER_STUDY"
  })
  void tellsTheOperatorWhatItIsAskedFor(String value, String variable) {
    assertThat(Helm.template("autoft").environment()).doesNotContainKey(variable);
    assertThat(Helm.template("autoft", "--set=" + value).environment())
        .containsEntry(variable, "true");
  }

  @Test
  void refusesAFormatOfLogsThatIsNone() {
    assertThat(Helm.template("autoft", "--set=logging.format=xml").output())
        .contains("logging", "format");
  }

  @Test
  void takesImagesFromAnotherRegistryUnderAnotherName() {
    var chart =
        Helm.template(
            "autoft",
            "--set=image.registry=registry.example.com,image.repository=autoft/operator,"
                + "nameOverride=tuner,commonLabels.team=ml,crds.install=false");

    assertThat(pod(chart).getContainers().get(0).getImage())
        .isEqualTo("registry.example.com/autoft/operator:0.1.0");
    assertThat(chart.deployment().getMetadata().getName()).isEqualTo("autoft-operator-tuner");
    assertThat(chart.manifests())
        .allSatisfy(m -> assertThat(m.getMetadata().getLabels()).containsEntry("team", "ml"));
    assertThat(chart.deployment().getSpec().getSelector().getMatchLabels())
        .doesNotContainKey("team")
        .containsEntry("app.kubernetes.io/name", "tuner");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "logLevel=INFO, ghcr.io/autoft/autoft:0.1.0",
    "image.repository=registry.example.com:5000/team/operator, registry.example.com:5000/team/autoft:0.1.0",
    "'image.registry=registry.example.com,image.repository=operator', registry.example.com/autoft:0.1.0",
    "'image.registry=registry.example.com,report.image=a/b:1', a/b:1"
  })
  void takesTheReportsImageFromWhereTheOperatorsIs(String values, String image) {
    assertThat(Helm.template("autoft", "--set=" + values).environment())
        .containsEntry("AUTOFT_REPORT_IMAGE", image);
  }

  @Test
  void mountsFurtherVolumesAndSpreadsPods() {
    var pod =
        pod(
            Helm.template(
                "autoft",
                "--set-json=extraVolumes=[{\"name\": \"ca\", \"configMap\": {\"name\": \"ca\"}}]",
                "--set-json=extraVolumeMounts=[{\"name\": \"ca\", \"mountPath\": \"/etc/ca\"}]",
                "--set-json=topologySpreadConstraints=[{\"maxSkew\": 1, \"topologyKey\": \"zone\","
                    + " \"whenUnsatisfiable\": \"ScheduleAnyway\"}]"));

    assertThat(pod.getVolumes()).extracting("name").containsExactly("tmp", "ca");
    assertThat(pod.getContainers().get(0).getVolumeMounts())
        .extracting("mountPath")
        .containsExactly("/tmp", "/etc/ca");
    assertThat(pod.getTopologySpreadConstraints()).hasSize(1);
  }

  /** Asked of a real authorizer: what is added to view and edit is what the chart means. */
  @ParameterizedTest(name = "{0} may {1} {2}: {3}")
  @CsvSource({
    "view, list, autoftstudies, true",
    "view, get, autofttrials, true",
    "view, create, autoftstudies, false",
    "edit, create, autoftstudies, true",
    "edit, delete, autoftstudies, true",
    "edit, delete, autofttrials, true",
    "edit, create, autofttrials, false",
    "edit, update, autofttrials, false",
    "edit, update, autoftstudies/status, false"
  })
  void givesPeopleRightsToStudies(String role, String verb, String resource, boolean allowed) {
    var namespace = ApiServer.get().newNamespace();
    try (var client = ApiServer.get().client()) {
      Helm.template(namespace, "--set=crds.install=false").manifests("ClusterRole").stream()
          .filter(m -> m.getMetadata().getName().endsWith("." + role))
          .forEach(m -> client.resource(clusterRole(m)).create());
      bind(client, namespace, namespace + ".autoft-operator." + role);

      assertThat(may(client, namespace, verb, resource)).isEqualTo(allowed);
    }
  }

  private static void bind(KubernetesClient client, String namespace, String role) {
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("ann")
                .withNamespace(namespace)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                .addNewSubject("rbac.authorization.k8s.io", "User", "ann", null)
                .build())
        .create();
  }

  private static boolean may(
      KubernetesClient client, String namespace, String verb, String resource) {
    var parts = resource.split("/");
    return client
        .authorization()
        .v1()
        .subjectAccessReview()
        .create(
            new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser("ann")
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withGroup("autoft.io")
                .withVerb(verb)
                .withResource(parts[0])
                .withSubresource(parts.length > 1 ? parts[1] : null)
                .endResourceAttributes()
                .endSpec()
                .build())
        .getStatus()
        .getAllowed();
  }

  private static ClusterRole clusterRole(GenericKubernetesResource manifest) {
    return Serialization.unmarshal(Serialization.asJson(manifest), ClusterRole.class);
  }

  private static PodSpec pod(Helm chart) {
    return chart.deployment().getSpec().getTemplate().getSpec();
  }
}
