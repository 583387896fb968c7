package io.autoft.cluster.trial;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.policy.PodPolicy;
import io.autoft.testing.Admission;
import io.autoft.testing.Document;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a strict API server says to the Job of a study with a template. */
class JobAdmissionIT {

  @RegisterExtension static final Admission admission = new Admission();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "a field below the pod; {spec: {nodeSelectors: {a: b}}}; spec.template.spec.nodeSelectors",
        "a field of the template; {spce: {nodeSelector: {a: b}}}; spec.template.spce",
        "a field of a container; {spec: {containers: [{name: trainer, resource: {}}]}};"
            + " spec.template.spec.containers[0].resource",
        "a container that was to be the trainer's; {spec: {containers: [{name: triner}]}};"
            + " spec.template.spec.containers[1].image",
      })
  void refusesWhatItDoesNotKnow(String sentence, String template, String place) {
    assertThat(admission.refusal(job(template)).orElseThrow()).contains(place);
  }

  @Test
  void takesWhatItKnows() {
    assertThat(admission.refusal(job("{spec: {nodeSelector: {gpu: a100}}}"))).isEmpty();
  }

  /** As OpenShift wants it, which gives each namespace users of its own. */
  @Test
  void keepsNullsThatRemoveWhatTheOperatorWouldSay() {
    var template =
        "{spec: {securityContext: {runAsUser: null, runAsGroup: null, fsGroup: null,"
            + " seccompProfile: null}}}";
    var stored = admission.create(STUDY.with("spec.trainer.template", template));
    var pod = rendered(stored).getSpec().getTemplate().getSpec();

    var expected = new PodSecurityContext();
    expected.setRunAsNonRoot(true);
    assertThat(pod.getSecurityContext()).isEqualTo(expected);
    assertThat(admission.refusal(document(rendered(stored)))).isEmpty();
  }

  /** As it comes through {@code kubectl apply}. */
  @Test
  void takesAnObjectInPlaceOfWhatTheOperatorWouldSay() {
    var template = "{spec: {securityContext: {$patch: replace, runAsNonRoot: true}}}";
    var stored =
        admission.create(
            STUDY.with("metadata.name", "other").with("spec.trainer.template", template));

    var expected = new PodSecurityContext();
    expected.setRunAsNonRoot(true);
    assertThat(rendered(stored).getSpec().getTemplate().getSpec().getSecurityContext())
        .isEqualTo(expected);
    assertThat(admission.refusal(document(rendered(stored)))).isEmpty();
  }

  private static Document job(String template) {
    return document(rendered(STUDY.with("spec.trainer.template", template)));
  }

  private static Document document(Job job) {
    return Document.of(Serialization.asJson(job));
  }

  private static Job rendered(Document study) {
    return TrialJob.render(
        TrialObjects.created(TrialSpecs.search()), spec(study), PodPolicy.DEFAULT);
  }
}
