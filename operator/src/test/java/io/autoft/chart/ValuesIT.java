package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Document;
import io.autoft.testing.Helm;
import io.autoft.testing.Repository;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema of the chart's values takes, and what it says of what it refuses. */
class ValuesIT {

  private static final String EVERY_FIELD =
      "operator/src/test/resources/io/autoft/chart/values-every-field.yaml";

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "saysWhatIsWrongWithValues",
    "saysWhatIsWrongWithinLists",
    "saysWhatDoesNotGoTogether"
  })
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
        arguments(
            "metrics.podMonitor.scrapeTimeout=\"20\"",
            "'/metrics/podMonitor/scrapeTimeout': '20' does not match pattern"),
        arguments(
            "metrics.serviceMonitor.scrapeTimeout=\"20\"",
            "'/metrics/serviceMonitor/scrapeTimeout': '20' does not match pattern"),
        arguments("commonAnnotations.a=1", "'/commonAnnotations/a': got number, want string"),
        arguments("extraVolumes=[{}]", "'/extraVolumes/0': missing property 'name'"),
        arguments(
            "image.repository=\"a.io/b:1\"",
            "'/image/repository': 'a.io/b:1' does not match pattern"),
        arguments(
            "image.repository=\"b@sha256:1\"",
            "'/image/repository': 'b@sha256:1' does not match pattern"),
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

  static Stream<Arguments> saysWhatIsWrongWithinLists() {
    return Stream.of(
        arguments("tolerations=[{\"kee\":\"x\"}]", "'/tolerations/0': additional properties 'kee'"),
        arguments("tolerations=[{\"effect\":\"No\"}]", "'/tolerations/0/effect': value must be"),
        arguments("affinity={\"nodeAffinity\":1}", "'/affinity/nodeAffinity': got number"),
        arguments(
            "affinity={\"podAfinity\":{}}", "'/affinity': additional properties 'podAfinity'"),
        arguments(
            "affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution=[{}]",
            "missing property 'topologyKey'"),
        arguments(
            "affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution=[{\"weight\":1}]",
            "missing property 'preference'"),
        arguments(
            "topologySpreadConstraints=[{\"topologyKey\":\"zone\"}]",
            "missing properties 'maxSkew', 'whenUnsatisfiable'"),
        arguments(
            "topologySpreadConstraints=[{\"skew\":1}]",
            "'/topologySpreadConstraints/0': additional properties 'skew'"),
        arguments(
            "resources.limits.memory=\"lots\"", "'/resources/limits/memory': 'lots' does not"),
        arguments("resources.requests.cpu=\"50 m\"", "'/resources/requests/cpu': '50 m' does not"),
        arguments("resources.limits.memory=\"384MB\"", "'/resources/limits/memory': '384MB' does"),
        arguments("resources.limits.memory=-1", "'/resources/limits/memory': minimum"),
        arguments(
            "resources.claims=[]", "'/resources': additional properties 'claims' not allowed"),
        arguments(
            "networkPolicy.metricsFrom=[{\"podSelectr\":{}}]",
            "'/networkPolicy/metricsFrom/0': additional properties 'podSelectr'"),
        arguments(
            "networkPolicy.metricsFrom=[{}]", "'/networkPolicy/metricsFrom/0': minProperties"),
        arguments(
            "networkPolicy.metricsFrom=[{\"podSelector\":{\"a\":\"b\"}}]",
            "'/networkPolicy/metricsFrom/0/podSelector': additional properties 'a'"),
        arguments(
            "networkPolicy.egress=[{\"from\":[]}]",
            "'/networkPolicy/egress/0': additional properties 'from'"),
        arguments(
            "networkPolicy.egress=[{\"to\":[{\"ipBlock\":{\"cidr\":\"10.96.0.1\"}}]}]",
            "'/networkPolicy/egress/0/to/0/ipBlock/cidr': '10.96.0.1' does not match pattern"),
        arguments("networkPolicy.egress=[{\"ports\":[{\"port\":0}]}]", "minimum: got 0, want 1"),
        arguments("extraEnv=[{\"name\":\"A\",\"valu\":\"b\"}]", "additional properties 'valu'"),
        arguments("extraEnv=[{\"name\":\"A\",\"value\":1}]", "'/extraEnv/0/value': got number"),
        arguments(
            "extraEnv=[{\"name\":\"A\",\"valueFrom\":{\"secret\":{}}}]",
            "'/extraEnv/0/valueFrom': additional properties 'secret'"),
        arguments("extraVolumes=[{\"name\":\"a\"}]", "'/extraVolumes/0': minProperties"),
        arguments(
            "extraVolumes=[{\"name\":\"A\",\"emptyDir\":{}}]",
            "'/extraVolumes/0/name': 'A' does not match pattern"),
        arguments(
            "extraVolumes=[{\"name\":\"a\",\"secret\":\"b\"}]",
            "'/extraVolumes/0/secret': got string, want object"),
        arguments(
            "extraVolumeMounts=[{\"name\":\"a\",\"mountPath\":\"/a\",\"readonly\":true}]",
            "'/extraVolumeMounts/0': additional properties 'readonly'"));
  }

  static Stream<Arguments> saysWhatDoesNotGoTogether() {
    return Stream.of(
        arguments(
            "extraVolumes=[{\"name\":\"tmp\",\"emptyDir\":{}}]",
            "'/extraVolumes/0/name': value must be 'another name than tmp"),
        arguments(
            "extraVolumeMounts=[{\"name\":\"a\",\"mountPath\":\"/tmp/\"}]",
            "'/extraVolumeMounts/0/mountPath': value must be 'another path than /tmp"),
        arguments(
            "extraEnv=[{\"name\":\"AUTOFT_REPORT_IMAGE\",\"value\":\"a\"}]",
            "'/extraEnv/0/name': value must be 'a variable that no other value of the chart sets'"),
        arguments(
            "networkPolicy.metricsFrom=[{\"ipBlock\":{\"cidr\":\"10.0.0.0/8\"},\"podSelector\":{}}]",
            "'/networkPolicy/metricsFrom/0': maxProperties: got 2, want 1"),
        arguments(
            "networkPolicy.egress=[{\"ports\":[{\"endPort\":80}]}]",
            "'/networkPolicy/egress/0/ports/0': missing property 'port'"),
        arguments(
            "networkPolicy.egress=[{\"ports\":[{\"port\":\"http\",\"endPort\":80}]}]",
            "'/networkPolicy/egress/0/ports/0/port': got string, want integer"));
  }

  /** A variable twice has the value of one of them, and no server-side apply takes it. */
  @Test
  void extraVariablesAreNoneOfTheChartsOwn() {
    var chart =
        Helm.template(
            "autoft",
            "--set=" + LintIT.EVERYTHING,
            "--set=podPolicy.allow={RootUser},podPolicy.serviceAccounts={a},"
                + "podPolicy.secretVolumes={a},podPolicy.secretVariables={a}");
    var refused =
        Document.of(Repository.read("helm/autoft-operator/values.schema.json"))
            .root()
            .at("/properties/extraEnv/items/properties/name/if/enum");

    assertThat(refused)
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(chart.environment().keySet());
  }

  /** Twice in one object they would be no YAML, and other selectors would find nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.kubernetes.io/name",
        "app.kubernetes.io/instance",
        "helm.sh/chart",
        "app.kubernetes.io/version",
        "app.kubernetes.io/managed-by"
      })
  void commonLabelsAreNoneOfTheChartsOwn(String label) {
    assertThat(
            Helm.template("autoft", "--set-json=commonLabels={\"" + label + "\":\"x\"}").output())
        .contains("'/commonLabels/" + label.replace("/", "~1") + "'");
    assertThat(Helm.template("autoft").deployment().getMetadata().getLabels()).containsKey(label);
  }

  /** Each field of the schema is one that an API server knows. */
  @Test
  void takesWhatKubernetesTakes() {
    var namespace = ApiServer.get().newNamespace();
    var chart =
        Helm.template(
            namespace,
            "--set=crds.install=false,networkPolicy.enabled=true",
            "--values=" + Repository.path(EVERY_FIELD));
    try (var client = ApiServer.get().client()) {
      assertThat(chart.manifests())
          .allSatisfy(
              manifest ->
                  client
                      .resource(manifest)
                      .dryRun()
                      .fieldValidation(FieldValidateable.Validation.STRICT)
                      .create());
    }
  }
}
