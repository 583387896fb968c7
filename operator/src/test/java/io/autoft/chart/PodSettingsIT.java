package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Helm;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values change of the operator's pod. */
class PodSettingsIT {

  private static final String NO_USER =
      "--set=podSecurityContext.runAsUser=null,podSecurityContext.runAsGroup=null";

  @Test
  void leavesTheUserToTheClusterWhereItIsTakenOut() {
    var pod = pod(NO_USER);

    assertThat(pod.getSecurityContext().getRunAsUser()).isNull();
    assertThat(pod.getSecurityContext().getRunAsGroup()).isNull();
    assertThat(pod.getSecurityContext().getFsGroup()).isNull();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(container(pod).getSecurityContext().getRunAsUser()).isNull();
    assertThat(container(pod).getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
  }

  @Test
  void takesTheUserAndGroupThatValuesName() {
    var context =
        pod("--set=podSecurityContext.runAsUser=1000680000,podSecurityContext.runAsGroup=0")
            .getSecurityContext();

    assertThat(context.getRunAsUser()).isEqualTo(1000680000L);
    assertThat(context.getRunAsGroup()).isZero();
    assertThat(context.getRunAsNonRoot()).isTrue();
  }

  @Test
  void hasNoSecurityContextWhereAllOfItIsTakenOut() {
    var pod = pod("--set=podSecurityContext=null,securityContext=null");

    assertThat(pod.getSecurityContext()).isNull();
    assertThat(container(pod).getSecurityContext()).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"--set=logLevel=INFO", NO_USER})
  void fitsTheRestrictedPodSecurityStandard(String values) {
    var namespace = ApiServer.get().newNamespace();
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("operator")
            .withNamespace(namespace)
            .endMetadata()
            .withSpec(pod(values))
            .build();
    try (var client = ApiServer.get().client()) {
      client
          .namespaces()
          .withName(namespace)
          .edit(
              existing ->
                  existing
                      .edit()
                      .editMetadata()
                      .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                      .endMetadata()
                      .build());

      assertThat(client.resource(pod).dryRun().create().getMetadata().getName())
          .isEqualTo("operator");
    }
  }

  @Test
  void takesNoMoreOfTheNodesDiskThanItNeeds() {
    assertThat(pod().getVolumes())
        .singleElement()
        .satisfies(
            volume ->
                assertThat(volume.getEmptyDir().getSizeLimit()).isEqualTo(new Quantity("64Mi")));
  }

  @Test
  void takesTheImageByItsDigestInsteadOfATag() {
    var digest = "sha256:" + "0f".repeat(32);

    assertThat(container(pod("--set=image.tag=1.2,image.digest=" + digest)).getImage())
        .isEqualTo("ghcr.io/autoft/operator@" + digest);
    assertThat(container(pod("--set=image.tag=1.2")).getImage())
        .isEqualTo("ghcr.io/autoft/operator:1.2");
  }

  @Test
  void hasThePriorityClassAndTheVariablesOfTheValues() {
    var pod =
        pod(
            "--set=priorityClassName=system-cluster-critical",
            "--set-json=extraEnv=[{\"name\":\"HTTPS_PROXY\",\"value\":\"http://proxy\"}]");

    assertThat(pod.getPriorityClassName()).isEqualTo("system-cluster-critical");
    assertThat(container(pod).getEnv())
        .hasSize(1 + container(pod("--set=logLevel=INFO")).getEnv().size())
        .anySatisfy(
            variable -> {
              assertThat(variable.getName()).isEqualTo("HTTPS_PROXY");
              assertThat(variable.getValue()).isEqualTo("http://proxy");
            });
  }

  @Test
  void isPulledAndPlacedAsTheValuesSay() {
    var chart =
        Helm.template(
            "autoft",
            "--set=imagePullSecrets[0].name=registry,nodeSelector.pool=infra",
            "--set=podAnnotations.owner=ml,serviceAccount.annotations.role=tuner",
            "--set-json=tolerations=[{\"key\":\"infra\",\"operator\":\"Exists\"}]",
            "--set-json=affinity={\"nodeAffinity\":{}}");
    var template = chart.deployment().getSpec().getTemplate();
    var pod = template.getSpec();

    assertThat(pod.getImagePullSecrets()).extracting("name").containsExactly("registry");
    assertThat(pod.getNodeSelector()).containsExactly(entry("pool", "infra"));
    assertThat(pod.getTolerations()).extracting("key").containsExactly("infra");
    assertThat(pod.getAffinity().getNodeAffinity()).isNotNull();
    assertThat(template.getMetadata().getAnnotations()).containsEntry("owner", "ml");
    assertThat(chart.manifests("ServiceAccount").get(0).getMetadata().getAnnotations())
        .containsExactly(entry("role", "tuner"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"logLevel=INFO, 600", "startupTimeoutSeconds=3601, 3601"})
  void givesFrameworkAndProbeTheSameTimeToReadAllObjects(String values, int seconds) {
    var chart = Helm.template("autoft", "--set=" + values);
    var config =
        new SmallRyeConfigBuilder()
            .withSources(new EnvConfigSource(chart.environment(), 300))
            .withConverter(Duration.class, 100, new DurationConverter())
            .build();
    var probe = container(chart.deployment().getSpec().getTemplate().getSpec()).getStartupProbe();

    assertThat(config.getValue("quarkus.operator-sdk.cache-sync-timeout", Duration.class))
        .isEqualTo(Duration.ofSeconds(seconds));
    assertThat(probe.getFailureThreshold() * probe.getPeriodSeconds())
        .isBetween(seconds, seconds + 1);
    assertThat(chart.deployment().getSpec().getProgressDeadlineSeconds()).isGreaterThan(seconds);
  }

  @Test
  void addsLabelsToThePodButChangesNoneThatTheDeploymentSelectsBy() {
    var deployment =
        Helm.template(
                "autoft", "--set=podLabels.team=vision,podLabels.app\\.kubernetes\\.io/name=x")
            .deployment();

    assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
        .containsEntry("team", "vision")
        .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
  }

  private static PodSpec pod(String... values) {
    return Helm.template("autoft", values).deployment().getSpec().getTemplate().getSpec();
  }

  private static Container container(PodSpec pod) {
    return pod.getContainers().get(0);
  }
}
