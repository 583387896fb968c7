package io.autoft.cluster.trial;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.policy.PodPolicy;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.Helm;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClassBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The operator, the chart's admission policy and the "restricted" Pod Security Standard of a real
 * API server say the same of the same pods.
 */
@Execution(ExecutionMode.CONCURRENT)
class PodPolicyIT {

  /** Refused under every setting of the other tests but that which names its rule. */
  private static final String HOST_PORT =
      "{spec: {containers: [{name: trainer, ports: [{containerPort: 80, hostPort: 80}]}]}}";

  private static final String FOREIGN_HOST =
      "{spec: {containers: [{name: trainer, livenessProbe: {httpGet: {host: a, port: 80}}}]}}";

  /** Of a release; what it is bound to need not be there. */
  private static final AtomicInteger RELEASES = new AtomicInteger();

  private static KubernetesClient client;
  private static Release strict;
  private static Release anyVolume;

  @BeforeAll
  static void connect() {
    client = ApiServer.get().clientOfNewNamespace();
    client
        .namespaces()
        .withName(client.getNamespace())
        .edit(
            namespace ->
                namespace
                    .edit()
                    .editMetadata()
                    .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                    .endMetadata()
                    .build());
    client
        .resource(
            new PriorityClassBuilder()
                .withNewMetadata()
                .withName("gpu")
                .endMetadata()
                .withValue(1)
                .build())
        .serverSideApply();
    strict = Release.with();
    anyVolume = Release.with("podPolicy.allow={VolumeTypes}");
  }

  @AfterAll
  static void disconnect() {
    if (client != null) {
      client.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.autoft.cluster.trial.PodCases#harmless")
  void whatDoesNoHarmIsAllowedByAll(PodCase pod) {
    assertThat(strict.refusal(job(pod.study()))).isEmpty();
    assertThat(standardsRefusal(pod.study())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.autoft.cluster.trial.PodCases#refused")
  void whatTheOperatorRefusesTheAdmissionPolicyRefuses(PodCase pod) {
    var release = pod.rules().isEmpty() ? strict : anyVolume;
    assertThat(release.refusal(job(pod.study())).orElseThrow())
        .contains("podPolicy." + pod.value() + " does not name");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.autoft.cluster.trial.PodCases#refused")
  void whatTheChartNamesTheAdmissionPolicyAllows(PodCase pod) {
    var release = Release.with(pod.settings());

    assertThat(release.refusal(job(pod.study()))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "io.autoft.cluster.trial.PodCases#notRestricted",
    "io.autoft.cluster.trial.PodCases#credentialsOfVolumes"
  })
  void theStandardRefusesItToo(PodCase pod) {
    assertThat(standardsRefusal(pod.study()).orElseThrow()).contains("violates PodSecurity");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "io.autoft.cluster.trial.PodCases#credentials",
    "io.autoft.cluster.trial.PodCases#clustersOwn"
  })
  void theStandardDoesNotLookAtTheRest(PodCase pod) {
    assertThat(standardsRefusal(pod.study()).orElse("")).doesNotContain("violates PodSecurity");
  }

  @Test
  void studiesRunWhereTheyAreNotRefused() {
    var everywhere = Release.with("watchNamespaces={*}");
    var job = job(STUDY);
    job.getMetadata().setNamespace("kube-system");

    assertThat(everywhere.refusal(job).orElseThrow()).contains("podPolicy.namespaces does not");
    assertThat(everywhere.refusal(job(STUDY))).isEmpty();
    assertThat(
            Release.with("podPolicy.namespaces={kube-system}", "watchNamespaces={*}").refusal(job))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{spec: {serviceAccountName: default}}"})
  void anOperatorThatRunsAsTheAccountOfAllKeepsItForItselfInItsNamespace(String template) {
    var study = STUDY.with("spec.trainer.template", template);
    var release = Release.with("serviceAccount.create=false");
    var named = Release.with("serviceAccount.create=false", "podPolicy.serviceAccounts={default}");

    assertThat(release.account()).endsWith(":default");
    assertThat(release.refusal(release.jobBesideIt(study)).orElseThrow())
        .contains("podPolicy.serviceAccounts does not name");
    assertThat(release.refusal(job(study))).as("in another namespace").isEmpty();
    assertThat(named.refusal(named.jobBesideIt(study))).isEmpty();
  }

  @Test
  void theOperatorWritesNoJobAndNoConfigMapThatNobodyOwns() {
    var job = new JobBuilder(job(STUDY)).editMetadata().withOwnerReferences().endMetadata().build();
    var settings =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("settings")
            .withNamespace(client.getNamespace())
            .endMetadata()
            .build();

    assertThat(strict.refusal(job).orElseThrow()).contains("may write only what a study");
    assertThat(strict.refusal(settings).orElseThrow()).contains("may write only what a study");
  }

  /** The operator refuses such a template, but not as a matter of the policy. */
  @Test
  void noPodHasFinalizers() {
    var job =
        new JobBuilder(job(STUDY))
            .editSpec()
            .editTemplate()
            .editMetadata()
            .withFinalizers("example.com/stay")
            .endMetadata()
            .endTemplate()
            .endSpec()
            .build();

    assertThat(strict.refusal(job).orElseThrow()).contains("may have finalizers");
    assertThat(refusal(client, job)).as("by anybody else").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{spec: {hostPID: true}}"})
  void othersAreNotBound(String template) {
    assertThat(refusal(client, job(STUDY.with("spec.trainer.template", template)))).isEmpty();
  }

  private static Job job(Document study) {
    var job =
        TrialJob.render(TrialObjects.created(TrialSpecs.search()), spec(study), PodPolicy.DEFAULT);
    job.getMetadata().setNamespace(client.getNamespace());
    return job;
  }

  /** What the API server says to the pod itself, which the Job's controller would create. */
  private static Optional<String> standardsRefusal(Document study) {
    var template = job(study).getSpec().getTemplate();
    var pod =
        new PodBuilder()
            .withMetadata(template.getMetadata())
            .editMetadata()
            .withName("pod")
            .withNamespace(client.getNamespace())
            .endMetadata()
            .withSpec(template.getSpec())
            .build();
    return refusal(client, pod);
  }

  private static Optional<String> refusal(KubernetesClient user, HasMetadata object) {
    try {
      user.resource(object).dryRun().create();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return Optional.of(e.getStatus().getMessage());
    }
  }

  /** The admission policies of a release, and how they treat its operator. */
  private record Release(String namespace, String account) {

    /** Waits until they hold: at first the API server has not seen them. */
    static Release with(String... settings) {
      var namespace = "release-" + RELEASES.incrementAndGet();
      var arguments = new String[settings.length + 1];
      arguments[0] = "--set=podPolicy.admissionPolicy.enabled=true";
      for (int i = 0; i < settings.length; i++) {
        arguments[i + 1] = "--set=" + settings[i];
      }
      var chart = Helm.template(namespace, arguments);
      chart
          .manifests()
          .filter(manifest -> manifest.getKind().startsWith("ValidatingAdmissionPolicy"))
          .forEach(manifest -> client.resource(manifest).create());
      var account = chart.deployment().getSpec().getTemplate().getSpec().getServiceAccountName();
      var release =
          new Release(namespace, "system:serviceaccount:%s:%s".formatted(namespace, account));
      Cluster.await(release::holds);
      return release;
    }

    private boolean holds() {
      return refusal(job(STUDY.with("spec.trainer.template", HOST_PORT)))
          .or(() -> refusal(job(STUDY.with("spec.trainer.template", FOREIGN_HOST))))
          .isPresent();
    }

    /** One in the namespace of the release, which has to be there for that. */
    Job jobBesideIt(Document study) {
      client
          .resource(
              new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
          .create();
      var job = job(study);
      job.getMetadata().setNamespace(namespace);
      return job;
    }

    Optional<String> refusal(HasMetadata object) {
      var config = Config.fromKubeconfig(ApiServer.get().kubeconfig());
      config.setImpersonateUsername(account);
      config.setImpersonateGroups("system:masters");
      try (var operator = new KubernetesClientBuilder().withConfig(config).build()) {
        return PodPolicyIT.refusal(operator, object);
      }
    }
  }
}
