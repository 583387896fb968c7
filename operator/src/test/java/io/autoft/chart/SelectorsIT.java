package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.autoft.cluster.Labels;
import io.autoft.testing.Helm;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What stands beside the Deployment is about its pods, and no others. An object with a wrong
 * selector or port is accepted by every API server, and does nothing.
 */
class SelectorsIT {

  private static final String EVERYTHING =
      "--set=podDisruptionBudget.enabled=true,networkPolicy.enabled=true,"
          + "metrics.podMonitor.enabled=true,metrics.serviceMonitor.enabled=true,"
          + "nameOverride=tuner,podLabels.app\\.kubernetes\\.io/name=x,commonLabels.team=ml,"
          + "podLabels.autoft\\.io/component=x";

  private static final String PORT = "http";
  private static final String PATH = "/q/metrics";

  private final Helm chart = Helm.template("autoft", EVERYTHING);

  @Test
  void theDeploymentSelectsThePodsOfItsReleaseAlone() {
    var deployment = chart.deployment().getSpec();

    assertThat(deployment.getSelector().getMatchLabels())
        .containsOnly(
            entry("app.kubernetes.io/name", "tuner"),
            entry("app.kubernetes.io/instance", "autoft-operator"));
    assertThat(deployment.getTemplate().getMetadata().getLabels())
        .containsAllEntriesOf(deployment.getSelector().getMatchLabels())
        .containsAllEntriesOf(operators());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "PodDisruptionBudget, selector",
    "NetworkPolicy, podSelector",
    "PodMonitor, selector"
  })
  void othersSelectPodsAlsoByALabelThatNoStudyCanGiveAPod(String kind, String selector) {
    assertThat(selectorOf(kind, selector)).isEqualTo(Map.of("matchLabels", operators()));
    assertThat(operators().keySet()).anyMatch(Labels::isOperators);
  }

  @Test
  void theServiceMonitorSelectsByTheLabelsOfTheService() {
    assertThat(selectorOf("ServiceMonitor", "selector"))
        .isEqualTo(Map.of("matchLabels", selected()));
  }

  @Test
  void theServiceHasThePodsAndIsTheOneThatTheMonitorFinds() {
    var service = typed("Service", Service.class);

    assertThat(service.getSpec().getSelector()).isEqualTo(operators());
    assertThat(service.getMetadata().getLabels()).containsAllEntriesOf(selected());
    assertThat(service.getMetadata().getNamespace()).isEqualTo("autoft");
  }

  @Test
  void monitorsReadWhereTheOperatorAnswers() {
    var pods = chart.manifests("PodMonitor").get(0);
    var services = chart.manifests("ServiceMonitor").get(0);
    var port = typed("Service", Service.class).getSpec().getPorts().get(0);

    assertThat(container().getPorts())
        .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
        .containsExactly(tuple(PORT, 8080));
    assertThat(pods.<String>get("spec", "podMetricsEndpoints", 0, "port")).isEqualTo(PORT);
    assertThat(pods.<String>get("spec", "podMetricsEndpoints", 0, "path")).isEqualTo(PATH);
    assertThat(services.<String>get("spec", "endpoints", 0, "port")).isEqualTo(port.getName());
    assertThat(services.<String>get("spec", "endpoints", 0, "path")).isEqualTo(PATH);
    assertThat(port.getTargetPort()).isEqualTo(new IntOrString(PORT));
  }

  /** Of one replica that one may go: nothing is lost while none runs, and a node can be drained. */
  @Test
  void oneOfThePodsMayBeTakenAwayAtATime() {
    var budget = typed("PodDisruptionBudget", PodDisruptionBudget.class).getSpec();

    assertThat(budget.getMaxUnavailable()).isEqualTo(new IntOrString(1));
    assertThat(budget.getMinAvailable()).isNull();
    assertThat(budget.getUnhealthyPodEvictionPolicy()).isEqualTo("AlwaysAllow");
  }

  @Test
  void nobodyComesInAndWhatGoesOutIsFree() {
    var policy = policy("crds.install=false");

    assertThat(policy.getPolicyTypes()).containsExactly("Ingress");
    assertThat(policy.getIngress()).isEmpty();
    assertThat(policy.getEgress()).isEmpty();
  }

  @Test
  void whoReadsMetricsComesInAtTheirPortAlone() {
    var policy =
        policy("networkPolicy.metricsFrom=[{\"podSelector\": {\"matchLabels\": {\"a\": \"b\"}}}]");

    assertThat(policy.getPolicyTypes()).containsExactly("Ingress");
    assertThat(policy.getIngress())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getFrom())
                  .extracting(peer -> peer.getPodSelector().getMatchLabels())
                  .containsExactly(Map.of("a", "b"));
              assertThat(rule.getPorts())
                  .extracting(port -> port.getPort())
                  .containsExactly(new IntOrString(PORT));
            });
  }

  @Test
  void whatGoesOutIsBoundByTheRulesOfTheValues() {
    var policy =
        policy(
            "networkPolicy.egress=[{\"to\": [{\"ipBlock\": {\"cidr\": \"10.96.0.1/32\"}}],"
                + " \"ports\": [{\"port\": 443}]}]");

    assertThat(policy.getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(policy.getIngress()).isEmpty();
    assertThat(policy.getEgress())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getTo())
                  .extracting(peer -> peer.getIpBlock().getCidr())
                  .containsExactly("10.96.0.1/32");
              assertThat(rule.getPorts())
                  .extracting(port -> port.getPort())
                  .containsExactly(new IntOrString(443));
            });
  }

  private static NetworkPolicySpec policy(String value) {
    var chart = Helm.template("autoft", "--set=networkPolicy.enabled=true", "--set-json=" + value);
    return typed(chart.manifests("NetworkPolicy").get(0), NetworkPolicy.class).getSpec();
  }

  private Map<String, ?> selectorOf(String kind, String selector) {
    var manifest = chart.manifests(kind).get(0);
    assertThat(manifest.<Object>get("spec", "namespaceSelector")).isNull();
    assertThat(manifest.getMetadata().getNamespace()).isEqualTo("autoft");
    return manifest.get("spec", selector);
  }

  private Map<String, String> selected() {
    return chart.deployment().getSpec().getSelector().getMatchLabels();
  }

  private Map<String, String> operators() {
    var labels = new HashMap<>(selected());
    labels.put("autoft.io/component", "operator");
    return labels;
  }

  private Container container() {
    return chart.deployment().getSpec().getTemplate().getSpec().getContainers().get(0);
  }

  private <T> T typed(String kind, Class<T> type) {
    return typed(chart.manifests(kind).get(0), type);
  }

  private static <T> T typed(GenericKubernetesResource manifest, Class<T> type) {
    return Serialization.unmarshal(Serialization.asJson(manifest), type);
  }
}
