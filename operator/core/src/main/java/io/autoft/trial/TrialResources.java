package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.FinalTrainingSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;
import java.util.Optional;

/** What a trial's trainer may use. */
public final class TrialResources {

  private TrialResources() {}

  /** The resources of the trainer's container; {@code null} if the study gives none. */
  public static ResourceRequirements of(AutoFTTrialSpec trial, AutoFTStudySpec study) {
    return Optional.ofNullable(study.finalTraining())
        .filter(f -> TrialSettings.isFinal(trial))
        .map(FinalTrainingSpec::resources)
        .orElse(study.trainer().resources());
  }

  /** GPUs that the trainer holds: the sum of the limits whose names are those of GPUs. */
  public static double gpus(AutoFTTrialSpec trial, AutoFTStudySpec study) {
    return Optional.ofNullable(of(trial, study))
        .map(ResourceRequirements::getLimits)
        .orElse(Map.of())
        .entrySet()
        .stream()
        .filter(limit -> isGpu(limit.getKey()))
        .mapToDouble(limit -> limit.getValue().getNumericalAmount().doubleValue())
        .sum();
  }

  private static boolean isGpu(String resource) {
    return resource.endsWith("/gpu") || resource.startsWith("nvidia.com/mig-");
  }
}
