package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;

/** The pods that run the trials. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainerSpec(
    String image,
    ImagePullPolicy imagePullPolicy,
    ResourceRequirements resources,
    Long trialTimeoutSeconds,
    Long pendingTimeoutSeconds,
    Long keepFinishedSeconds,
    JobMetadata jobMetadata,
    PodTemplateSpec template) {

  public TrainerSpec {
    imagePullPolicy = imagePullPolicy == null ? ImagePullPolicy.IfNotPresent : imagePullPolicy;
    trialTimeoutSeconds = trialTimeoutSeconds == null ? 3_600L : trialTimeoutSeconds;
    pendingTimeoutSeconds = pendingTimeoutSeconds == null ? 7_200L : pendingTimeoutSeconds;
    keepFinishedSeconds = keepFinishedSeconds == null ? 3_600L : keepFinishedSeconds;
    jobMetadata = jobMetadata == null ? new JobMetadata(null, null) : jobMetadata;
  }
}
