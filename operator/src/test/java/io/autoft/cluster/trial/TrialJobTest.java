package io.autoft.cluster.trial;

import static io.autoft.api.v1alpha1.BaselineName.ZeroShot;
import static io.autoft.api.v1alpha1.TrialPurpose.Baseline;
import static io.autoft.api.v1alpha1.TrialPurpose.FinalTraining;
import static io.autoft.api.v1alpha1.TrialPurpose.Search;
import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.contract.TrialConfig;
import io.autoft.testing.Document;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import io.autoft.trial.TrialSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialJobTest {

  private static final AutoFTTrialSpec SEARCH = trial(3, Search);

  /** The whole Job, to be read: what a cluster gets. */
  @Test
  void rendersTheGoldenJob() throws IOException {
    var job = render(trial(9, FinalTraining), STUDY);

    try (var golden = TrialJobTest.class.getResourceAsStream("final-training-job.yaml")) {
      var expected = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(Serialization.unmarshal(Serialization.asYaml(job), JsonNode.class))
          .as("rendered:\n%s", Serialization.asYaml(job))
          .isEqualTo(Serialization.unmarshal(expected, JsonNode.class));
    }
  }

  @Test
  void hasTheNameOfTheTrialAndBelongsToIt() {
    var metadata = render(SEARCH, STUDY).getMetadata();

    assertThat(metadata.getNamespace()).isEqualTo("vision");
    assertThat(metadata.getName()).isEqualTo("wildlife-0003");
    assertThat(metadata.getOwnerReferences())
        .extracting(
            OwnerReference::getKind,
            OwnerReference::getName,
            OwnerReference::getUid,
            OwnerReference::getController)
        .containsExactly(tuple("AutoFTTrial", "wildlife-0003", "wildlife-0003-uid", true));
  }

  @Test
  void disruptionsAreIgnoredBeforePermanentFailuresEndTheJob() {
    var rules = render(SEARCH, STUDY).getSpec().getPodFailurePolicy().getRules();

    assertThat(rules).extracting(r -> r.getAction()).containsExactly("Ignore", "Ignore", "FailJob");
    assertThat(rules.get(0).getOnPodConditions())
        .extracting(c -> c.getType(), c -> c.getStatus())
        .containsExactly(tuple("DisruptionTarget", "True"));
    assertThat(rules.get(1).getOnExitCodes().getValues()).containsExactly(143);
    assertThat(rules.get(2).getOnExitCodes().getValues()).containsExactly(64, 65, 66, 67);
    assertThat(rules.subList(1, 3))
        .allSatisfy(
            rule -> {
              assertThat(rule.getOnExitCodes().getContainerName()).isEqualTo("trainer");
              assertThat(rule.getOnExitCodes().getOperator()).isEqualTo("In");
            });
  }

  @Test
  void otherFailuresAreRepeatedTwiceAndNothingElseEndsTheJob() {
    var job = render(SEARCH, STUDY).getSpec();

    assertThat(job.getBackoffLimit()).isEqualTo(2);
    assertThat(job.getActiveDeadlineSeconds()).isNull();
    assertThat(job.getTtlSecondsAfterFinished()).isNull();
    assertThat(job.getSuspend()).isNull();
    assertThat(job.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
  }

  @Test
  void thePodsDeadlineLeavesAnHourForItsStartAndTwoMinutesForItsEnd() {
    assertThat(pod(SEARCH, STUDY).getActiveDeadlineSeconds()).isEqualTo(600 + 120 + 3600);
    assertThat(pod(trial(9, FinalTraining), STUDY).getActiveDeadlineSeconds())
        .isEqualTo(7200 + 120 + 3600);
  }

  @Test
  void podsFulfilTheRestrictedSecurityStandard() {
    var pod = pod(SEARCH, STUDY);
    var context = pod.getSecurityContext();
    var trainer = trainer(pod).getSecurityContext();

    assertThat(context.getRunAsNonRoot()).isTrue();
    assertThat(context.getRunAsUser()).isEqualTo(65532);
    assertThat(context.getFsGroup()).isEqualTo(65532);
    assertThat(context.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(trainer.getAllowPrivilegeEscalation()).isFalse();
    assertThat(trainer.getReadOnlyRootFilesystem()).isTrue();
    assertThat(trainer.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getEnableServiceLinks()).isFalse();
  }

  @Test
  void theReportComesThroughTheTerminationMessageAndTheLogStandsInForIt() {
    var trainer = trainer(pod(SEARCH, STUDY));

    assertThat(trainer.getTerminationMessagePath()).isEqualTo("/dev/termination-log");
    assertThat(trainer.getTerminationMessagePolicy()).isEqualTo("FallbackToLogsOnError");
  }

  /** What is kept of a pod's messages is divided by its containers. */
  @Test
  void theTrainerIsToldWhereLessOfItsReportIsKept() {
    var three = "{spec: {initContainers: [{name: a}], containers: [{name: b}]}}";
    var five =
        "{spec: {initContainers: [{name: a}, {name: b}], containers: [{name: c}, {name: d}]}}";
    var told =
        "{spec: {initContainers: [{name: a}, {name: b}], containers: [{name: c}, {name: trainer,"
            + " env: [{name: AUTOFT_REPORT_BYTES, value: '2000'}]}]}}";

    assertThat(reportBytes(three)).isEmpty();
    assertThat(reportBytes(five)).containsExactly("2457");
    assertThat(reportBytes(told)).as("by the study").containsExactly("2000");
  }

  private static List<String> reportBytes(String template) {
    return trainer(pod(SEARCH, STUDY.with("spec.trainer.template", template))).getEnv().stream()
        .filter(variable -> variable.getName().equals("AUTOFT_REPORT_BYTES"))
        .map(EnvVar::getValue)
        .toList();
  }

  /** In whichever container. */
  @Test
  void noLogStandsInForTheReportWhereASecretIsInTheEnvironment() {
    var variable = "env: [{name: A, valueFrom: {secretKeyRef: {name: keys, key: k}}}]";

    assertThat(messagePolicy("{spec: {containers: [{name: trainer, %s}]}}".formatted(variable)))
        .isEqualTo("File");
    assertThat(messagePolicy("{spec: {initContainers: [{name: a, %s}]}}".formatted(variable)))
        .isEqualTo("File");
    assertThat(messagePolicy("{spec: {containers: [{name: trainer, env: [{name: A}]}]}}"))
        .isEqualTo("FallbackToLogsOnError");
  }

  /** Whoever mounts it; what stays with the kubelet is none of the pod's. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "File; volumes: [{name: a, secret: {secretName: keys}}]",
        "File; volumes: [{name: a, projected: {sources: [{secret: {name: keys}}]}}]",
        "File; volumes: [{name: a, csi: {driver: d, nodePublishSecretRef: {name: keys}}}]",
        "File; volumes: [{name: a, cephfs: {monitors: [m], secretRef: {name: keys}}}]",
        "FallbackToLogsOnError; volumes: [{name: a, configMap: {name: c}}]",
        "FallbackToLogsOnError; volumes: [{name: a, projected: {sources: [{configMap: {name: c}}]}}]",
        "FallbackToLogsOnError; imagePullSecrets: [{name: registry}]",
      })
  void noLogStandsInForTheReportWhereASecretIsMounted(String policy, String spec) {
    assertThat(messagePolicy("{spec: {%s}}".formatted(spec))).isEqualTo(policy);
  }

  private static String messagePolicy(String template) {
    return trainer(pod(SEARCH, STUDY.with("spec.trainer.template", template)))
        .getTerminationMessagePolicy();
  }

  @Test
  void noLogStandsInForTheReportWhereThePolicySaysSo() {
    var silent =
        new PodPolicy(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), false);
    var job = TrialJob.render(TrialObjects.created(SEARCH), spec(STUDY), silent);

    assertThat(trainer(job.getSpec().getTemplate().getSpec()).getTerminationMessagePolicy())
        .isEqualTo("File");
  }

  @Test
  void theTrainerIsToldTheTrialsSettings() throws Exception {
    var trainer = trainer(pod(SEARCH, STUDY));

    assertThat(trainer.getEnv()).extracting(EnvVar::getName).containsExactly("AUTOFT_TRIAL");
    assertThat(TrialConfig.parse(trainer.getEnv().get(0).getValue()))
        .isEqualTo(TrialSettings.of(SEARCH, spec(STUDY), new PodPaths()));
  }

  /** As the kubelet reads the value of a variable: $$ is $, and $(NAME) is replaced. */
  @Test
  void dollarsArriveAsTheyAreWritten() throws Exception {
    var templates = "['a {} for $$HOME', 'a {} of $(PATH)', '{} $']";
    var trainer = trainer(pod(SEARCH, STUDY.with("spec.data.promptTemplates", templates)));

    var value = trainer.getEnv().get(0).getValue();
    assertThat(value.replace("$$", "")).doesNotContain("$");
    assertThat(TrialConfig.parse(value.replace("$$", "$")).promptTemplates())
        .containsExactly("a {} for $$HOME", "a {} of $(PATH)", "{} $");
  }

  @Test
  void claimsThatAreReadAreMountedReadOnlyOnce() {
    var pod =
        pod(
            SEARCH,
            STUDY
                .with("spec.data.train.source", "pvc://wildlife/iwildcam")
                .with("spec.data.tests.0.source", "pvc://wildlife/iwildcam"));

    assertThat(pod.getVolumes())
        .extracting(Volume::getName)
        .containsExactly("tmp", "claim-models", "claim-wildlife");
    assertThat(pod.getVolumes().subList(1, 3))
        .allSatisfy(v -> assertThat(v.getPersistentVolumeClaim().getReadOnly()).isNull());
    assertThat(trainer(pod).getVolumeMounts())
        .extracting(VolumeMount::getName, VolumeMount::getMountPath, VolumeMount::getReadOnly)
        .containsExactly(
            tuple("tmp", "/tmp", null),
            tuple("claim-models", "/mnt/claims/models", true),
            tuple("claim-wildlife", "/mnt/claims/wildlife", true));
  }

  @ParameterizedTest(name = "trial {0} for {1}: {2}")
  @CsvSource({
    "0, Baseline, true",
    "0, Search, true",
    "1, Baseline, false",
    "3, Search, false",
    "9, FinalTraining, true"
  })
  void onlyTheFirstTrialAndFinalTrainingsMayWrite(
      int number, TrialPurpose purpose, boolean writes) {
    var mounts = trainer(pod(trial(number, purpose), STUDY)).getVolumeMounts();

    assertThat(mounts)
        .filteredOn(m -> m.getMountPath().startsWith("/mnt/output"))
        .extracting(VolumeMount::getName, VolumeMount::getMountPath, VolumeMount::getReadOnly)
        .containsExactlyElementsOf(
            writes ? List.of(tuple("claim-models", "/mnt/output/models", null)) : List.of());
  }

  @Test
  void anOutputClaimOfItsOwnIsAVolumeOfItsOwn() {
    var study = STUDY.with("spec.finalTraining.output", "pvc://results");

    assertThat(pod(trial(9, FinalTraining), study).getVolumes())
        .extracting(Volume::getName)
        .containsExactly("tmp", "claim-models", "claim-results");
    assertThat(pod(SEARCH, study).getVolumes())
        .extracting(Volume::getName)
        .doesNotContain("claim-results");
  }

  @Test
  void aClaimWhoseNameIsNoVolumeNameIsMountedUnderADigest() {
    var study = STUDY.with("spec.model.source", "pvc://models.example.com/clip");
    var volume = pod(SEARCH, study).getVolumes().get(1);

    assertThat(volume.getName()).matches("claim-[0-9a-f]{16}");
    assertThat(volume.getPersistentVolumeClaim().getClaimName()).isEqualTo("models.example.com");
    assertThat(trainer(pod(SEARCH, study)).getVolumeMounts().get(1).getMountPath())
        .isEqualTo("/mnt/claims/models.example.com");
  }

  @Test
  void aStudyWithoutClaimsMountsATemporaryFolderOnly() {
    var study = STUDY.with("spec.model.source", "demo://clip").without("spec.finalTraining");

    assertThat(pod(SEARCH, study).getVolumes()).extracting(Volume::getName).containsExactly("tmp");
  }

  @Test
  void theOperatorsLabelsWinOverTheUsers() {
    var study =
        STUDY.with(
            "spec.trainer.template",
            "{metadata: {labels: {autoft.io/trial: mine, team: audio, tier: batch}}}");
    var job = render(SEARCH, study);

    var own =
        Map.of(
            "app.kubernetes.io/managed-by", "autoft",
            "autoft.io/study", "wildlife",
            "autoft.io/trial", "wildlife-0003",
            "autoft.io/purpose", "Search");
    assertThat(job.getMetadata().getLabels())
        .containsAllEntriesOf(own)
        .containsEntry("team", "vision")
        .hasSize(5);
    assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
        .containsAllEntriesOf(own)
        .containsEntry("team", "audio")
        .containsEntry("tier", "batch")
        .hasSize(6);
  }

  @Test
  void theUsersAnnotationsAreOnJobAndPod() {
    var job = render(SEARCH, STUDY);

    assertThat(job.getMetadata().getAnnotations())
        .containsEntry("example.com/note", "for the paper")
        .containsOnlyKeys("example.com/note", "autoft.io/template-digest");
    assertThat(job.getSpec().getTemplate().getMetadata().getAnnotations())
        .isEqualTo(Map.of("example.com/note", "for the paper"));
  }

  @Test
  void theTemplateIsMergedOverThePodByName() {
    var study =
        STUDY.with(
            "spec.trainer.template",
            """
            {
              spec: {
                nodeSelector: {gpu: a100},
                securityContext: {fsGroup: 2000},
                volumes: [{name: scratch, emptyDir: {}}],
                containers: [
                  {name: trainer, env: [{name: HF_HOME, value: /scratch}],
                   volumeMounts: [{name: scratch, mountPath: /scratch}]},
                  {name: log, image: fluent-bit}]
              }
            }
            """);
    var pod = pod(SEARCH, study);

    assertThat(pod.getNodeSelector()).isEqualTo(Map.of("gpu", "a100"));
    assertThat(pod.getSecurityContext().getFsGroup()).isEqualTo(2000);
    assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(65532);
    assertThat(pod.getVolumes()).extracting(Volume::getName).contains("tmp", "scratch");
    assertThat(pod.getContainers())
        .extracting(Container::getName, Container::getImage)
        .containsExactly(
            tuple("trainer", "ghcr.io/autoft/trainer:0.1.0"), tuple("log", "fluent-bit"));
    assertThat(trainer(pod).getEnv())
        .extracting(EnvVar::getName)
        .containsExactly("AUTOFT_TRIAL", "HF_HOME");
    assertThat(trainer(pod).getVolumeMounts())
        .extracting(VolumeMount::getName)
        .containsExactly("tmp", "claim-models", "scratch");
  }

  @Test
  void theTemplateMayBoundTheTemporaryFolder() {
    var bounded = "{spec: {volumes: [{name: tmp, emptyDir: {sizeLimit: 2Gi}}]}}";
    var pod = pod(SEARCH, STUDY.with("spec.trainer.template", bounded));

    assertThat(pod.getVolumes().get(0).getName()).isEqualTo("tmp");
    assertThat(pod.getVolumes().get(0).getEmptyDir().getSizeLimit()).isEqualTo(new Quantity("2Gi"));
    assertThat(trainer(pod).getVolumeMounts().get(0).getMountPath()).isEqualTo("/tmp");
  }

  @Test
  void aTemplateThatSaysNothingChangesNothing() {
    assertThat(render(SEARCH, STUDY.with("spec.trainer.template", "{metadata: null, spec: {}}")))
        .isEqualTo(render(SEARCH, STUDY));
    assertThat(render(SEARCH, STUDY.with("spec.trainer.template", "{spec: null}")))
        .isEqualTo(render(SEARCH, STUDY));
  }

  @Test
  void finalTrainingHasItsOwnResourcesElseThoseOfTheTrainer() {
    assertThat(limits(SEARCH, STUDY))
        .isEqualTo(Map.of("cpu", new Quantity("2"), "memory", new Quantity("4Gi")));
    assertThat(limits(trial(9, FinalTraining), STUDY)).isEqualTo(Map.of("cpu", new Quantity("4")));
    assertThat(limits(trial(9, FinalTraining), STUDY.without("spec.finalTraining.resources")))
        .isEqualTo(limits(SEARCH, STUDY));
  }

  @Test
  void theImageIsPulledAsTheStudySays() {
    var trainer = trainer(pod(SEARCH, STUDY.with("spec.trainer.imagePullPolicy", "Never")));

    assertThat(trainer.getImage()).isEqualTo("ghcr.io/autoft/trainer:0.1.0");
    assertThat(trainer.getImagePullPolicy()).isEqualTo("Never");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "spec.trainer.image; ghcr.io/autoft/trainer:0.2.0; true",
        "spec.trainer.template; {spec: {nodeSelector: {gpu: a100}}}; true",
        "spec.trainer.resources; {limits: {cpu: 1}}; true",
        "spec.trainer.trialTimeoutSeconds; 601; true",
        "spec.trainer.queueName; gpus; false",
        "spec.trainer.keepFinishedSeconds; 1; false",
        "spec.trainer.pendingTimeoutSeconds; 1; false",
        "spec.parallelism; 9; false",
        "spec.suspend; true; false",
      })
  void theDigestChangesWithThePod(String field, String value, boolean changes) {
    assertThat(digest(STUDY.with(field, value)).equals(digest(STUDY))).isEqualTo(!changes);
  }

  @Test
  void waitsInTheQueueThatTheStudyNames() {
    var job = render(SEARCH, STUDY.with("spec.trainer.queueName", "gpus"));

    assertThat(job.getSpec().getSuspend()).isTrue();
    assertThat(job.getMetadata().getLabels()).containsEntry("kueue.x-k8s.io/queue-name", "gpus");
    assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
        .doesNotContainKey("kueue.x-k8s.io/queue-name");
    assertThat(render(SEARCH, STUDY).getSpec().getSuspend()).isNull();
  }

  @Test
  void theBaselineWithoutTrainingRunsAsAnyOther() {
    var job = render(TrialSpecs.of(0, Baseline, ZeroShot, Map.of()), STUDY);

    assertThat(job.getMetadata().getLabels()).containsEntry("autoft.io/purpose", "Baseline");
  }

  private static AutoFTTrialSpec trial(int number, TrialPurpose purpose) {
    return TrialSpecs.of(number, purpose, null, TrialSpecs.PARAMETERS);
  }

  private static Job render(AutoFTTrialSpec trial, Document study) {
    return TrialJob.render(TrialObjects.created(trial), spec(study), PodPolicy.DEFAULT);
  }

  private static PodSpec pod(AutoFTTrialSpec trial, Document study) {
    return render(trial, study).getSpec().getTemplate().getSpec();
  }

  private static Container trainer(PodSpec pod) {
    return pod.getContainers().get(0);
  }

  private static Map<String, Quantity> limits(AutoFTTrialSpec trial, Document study) {
    return trainer(pod(trial, study)).getResources().getLimits();
  }

  private static String digest(Document study) {
    return render(SEARCH, study).getMetadata().getAnnotations().get("autoft.io/template-digest");
  }
}
