package io.autoft.cluster.trial;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.policy.PodPolicy;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.status.TrialState;
import io.autoft.testing.Document;
import io.autoft.trial.Cause;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StudyRefusalTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.autoft.cluster.trial.PodCases#harmless")
  void allowsWhatDoesNoHarm(PodCase pod) {
    assertThat(refusal(pod.study(), PodPolicy.DEFAULT)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.autoft.cluster.trial.PodCases#refused")
  void refusesTheRestAndNamesTheFieldAndTheChartsValue(PodCase pod) {
    var cause = refusal(pod.study(), PodPolicy.DEFAULT).orElseThrow();

    assertThat(cause.reason()).isEqualTo("PolicyViolation");
    assertThat(cause.message())
        .contains("trainer.template." + pod.place().orElseThrow() + " ")
        .contains("podPolicy." + pod.value())
        .contains(pod.names());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.autoft.cluster.trial.PodCases#refused")
  void allowsWhatIsNamed(PodCase pod) {
    assertThat(refusal(pod.study(), pod.allowing())).isEmpty();
  }

  @Test
  void createsNoJobForATrialWhoseTemplateHasChangedSince() {
    Situation.search()
        .study("spec.trainer.template", "{spec: {hostPID: true}}")
        .isObservedAs(TrialState.Pending, "Pending", JobAction.KEEP, "");
  }

  /** What a volume becomes only with that which the operator puts there itself. */
  @Test
  void looksAtVolumesThatAreLaidOverTheOperatorsOwn() {
    var claim =
        STUDY.with("spec.trainer.template", template("claim-models", "hostPath: {path: /}"));

    assertThat(refusal(claim, PodPolicy.DEFAULT).map(Cause::message).orElseThrow())
        .contains("volumes[name=claim-models].hostPath must not be set");
  }

  @Test
  void saysFirstWhatIsNoTemplate() {
    var study =
        STUDY.with("spec.trainer.template", "{spec: {restartPolicy: Always, hostPID: true}}");

    assertThat(refusal(study, PodPolicy.DEFAULT).map(Cause::reason)).contains("InvalidSpec");
  }

  @Test
  void tellsSoMuchAsCanBeRead() {
    var context = "securityContext: {runAsUser: 0, privileged: true, procMount: Unmasked}";
    var study =
        STUDY.with(
            "spec.trainer.template",
            "{spec: {hostPID: true, hostIPC: true, hostNetwork: true, containers: [{name: trainer, %s}]}}"
                .formatted(context));

    assertThat(refusal(study, PodPolicy.DEFAULT).map(Cause::message).orElseThrow())
        .startsWith(
            "the operator's podPolicy, which is a value of its chart, does not allow this pod:"
                + " trainer.template.spec.hostNetwork must be false (podPolicy.allow does not name"
                + " HostNamespaces); trainer.template.spec.hostPID")
        .endsWith("; and 1 more");
  }

  @Test
  void runsNoStudyInANamespaceThatIsNotNamed() {
    var policy =
        new PodPolicy(
            Set.of(), Set.of(), Set.of(), Set.of(), Set.of("kube-system"), Optional.empty(), true);

    assertThat(
            StudyRefusal.of(spec(STUDY), "kube-system", policy).map(Cause::message).orElseThrow())
        .endsWith("studies in kube-system are not run (podPolicy.namespaces does not name it)");
    assertThat(StudyRefusal.of(spec(STUDY), "vision", policy)).isEmpty();
  }

  @ParameterizedTest(name = "{0} as {1}, where {2} is named: {3}")
  @CsvSource({
    "autoft, default, '', false",
    "autoft, default, default, true",
    "vision, default, '', true",
  })
  void theOperatorsAccountIsNotForStudies(
      String namespace, String account, String named, boolean allowed) {
    var accounts = named.isEmpty() ? Set.<String>of() : Set.of(named);
    var policy =
        new PodPolicy(
            Set.of(),
            accounts,
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.of("autoft/" + account),
            true);

    var refusal = StudyRefusal.of(spec(STUDY), namespace, policy).map(Cause::message);

    assertThat(refusal.isEmpty()).isEqualTo(allowed);
    assertThat(refusal.orElse("the operator's own account")).contains("the operator's own account");
  }

  private static String template(String volume, String source) {
    return "{spec: {volumes: [{name: %s, %s}]}}".formatted(volume, source);
  }

  private static Optional<Cause> refusal(Document study, PodPolicy policy) {
    return StudyRefusal.of(spec(study), "vision", policy);
  }
}
