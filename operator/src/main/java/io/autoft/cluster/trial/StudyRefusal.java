package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.trial.Cause;
import java.util.Optional;

/** Why no Job of a study may be created, whichever trial it were for. */
public final class StudyRefusal {

  private StudyRefusal() {}

  /** What is wrong with the study's template, or what the operator's policy does not allow. */
  public static Optional<Cause> of(AutoFTStudySpec study, String namespace, PodPolicy policy) {
    return ofTemplate(study)
        .or(
            () ->
                policy
                    .refusal(namespace, TrialPod.common(study))
                    .map(complaint -> new Cause(PodPolicy.VIOLATION, complaint)));
  }

  /** What is wrong with the study's template: a pod with it cannot be rendered. */
  public static Optional<Cause> ofTemplate(AutoFTStudySpec study) {
    return TemplateChecks.complaint(study.trainer().template()).map(Cause::invalidSpec);
  }
}
