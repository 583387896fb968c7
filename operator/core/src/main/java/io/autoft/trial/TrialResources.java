package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.FinalTrainingSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /** GPUs that a trainer holds which is started by what the study says now. */
  public static double gpus(AutoFTTrialSpec trial, AutoFTStudySpec study) {
    return gpus(of(trial, study));
  }

  /**
   * GPUs that a container holds.
   *
   * @param resources of the container; {@code null} if it names none
   */
  public static double gpus(ResourceRequirements resources) {
    return gpuLimits(resources).values().stream()
        .mapToDouble(limit -> limit.getNumericalAmount().doubleValue())
        .sum();
  }

  /**
   * The limits whose names are those of GPUs.
   *
   * @param resources of a container; {@code null} if it names none
   */
  public static Map<String, Quantity> gpuLimits(ResourceRequirements resources) {
    return Optional.ofNullable(resources)
        .map(ResourceRequirements::getLimits)
        .orElse(Map.of())
        .entrySet()
        .stream()
        .filter(limit -> isGpu(limit.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static boolean isGpu(String resource) {
    return resource.endsWith("/gpu") || resource.startsWith("nvidia.com/mig-");
  }
}
