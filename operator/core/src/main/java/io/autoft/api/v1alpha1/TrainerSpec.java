package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;

/**
 * The pods that run the trials.
 *
 * @param template kept as it was written: a type would let one study, whose template cannot be
 *     read, hide all studies from the operator
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.image.matches('^[^\\\\s]+$')",
    message =
        "image must be an image reference without spaces, such as ghcr.io/autoft/trainer:0.1.0",
    fieldPath = ".image")
@ValidationRule(
    value = "!has(self.queueName) || self.queueName.matches('" + Formats.OBJECT_NAME + "')",
    message =
        "queueName must be the name of a LocalQueue: lower case letters, digits, - and ., and a"
            + " letter or digit at both ends",
    fieldPath = ".queueName")
public record TrainerSpec(
    @JsonPropertyDescription("Image of the trainer, such as ghcr.io/autoft/trainer:0.1.0.")
        @Required
        @Size(min = 1, max = 1024)
        String image,
    @JsonPropertyDescription("When the image is pulled.") @Default("IfNotPresent")
        ImagePullPolicy imagePullPolicy,
    @JsonPropertyDescription("Compute resources of the trainer's container.")
        @SchemaFrom(type = ComputeResources.class)
        ResourceRequirements resources,
    @JsonPropertyDescription(
            "The trainer ends itself after this many seconds, and the trial fails with TimeLimit."
                + " Counted anew at each attempt, for all of search.repeats together. Final"
                + " training has a limit of its own.")
        @Default("3600")
        @Min(1)
        @Max(2592000)
        Long trialTimeoutSeconds,
    @JsonPropertyDescription(
            "A trial fails when its pod could not be scheduled for this many seconds and no other"
                + " trial of the study runs, for whose place it would wait.")
        @Default("7200")
        @Min(1)
        @Max(2592000)
        Long pendingTimeoutSeconds,
    @JsonPropertyDescription(
            "The Job of a finished trial is deleted after this many seconds; the score stays in the"
                + " trial.")
        @Default("3600")
        @Min(0)
        @Max(31536000)
        Long keepFinishedSeconds,
    @JsonPropertyDescription(
            "Name of a LocalQueue of Kueue in this namespace. Jobs are created suspended, with"
                + " Kueue's label, and run once it admits them; meanwhile their trials are pending,"
                + " however long that takes. Left out: Jobs begin at once. A priority is the label"
                + " kueue.x-k8s.io/priority-class of jobMetadata.")
        @Size(min = 1, max = 63)
        String queueName,
    @JsonPropertyDescription("Labels and annotations for every Job and Pod of the study.")
        JobMetadata jobMetadata,
    @JsonPropertyDescription(
            "A pod template (metadata and spec as in a Deployment) that is merged over the"
                + " generated one, lists by name: for node selectors, tolerations, volumes,"
                + " sidecars. An object with $patch: replace takes the place of the generated one, as in"
                + " {spec: {securityContext: {$patch: replace, runAsNonRoot: true, seccompProfile:"
                + " {type: RuntimeDefault}}}}; a null removes a"
                + " field (kubectl apply leaves nulls out); one that Kubernetes does not know is refused,"
                + " and so is a pod that the podPolicy of the operator's chart does not allow."
                + " The restart policy, nodeName, the trainer container's name and command,"
                + " AUTOFT_ variables but AUTOFT_REPORT_BYTES and termination message settings are"
                + " the operator's. Of the metadata labels and annotations can be set, but no label"
                + " of autoft.io/ or of the Job controller. Names and values may have 131072 letters"
                + " in all, less 16 for each value.")
        @PreserveUnknownFields
        @SchemaFrom(type = Object.class)
        Map<String, Object> template) {

  public TrainerSpec {
    imagePullPolicy = imagePullPolicy == null ? ImagePullPolicy.IfNotPresent : imagePullPolicy;
    trialTimeoutSeconds = trialTimeoutSeconds == null ? 3_600L : trialTimeoutSeconds;
    pendingTimeoutSeconds = pendingTimeoutSeconds == null ? 7_200L : pendingTimeoutSeconds;
    keepFinishedSeconds = keepFinishedSeconds == null ? 3_600L : keepFinishedSeconds;
    jobMetadata = jobMetadata == null ? new JobMetadata(null, null) : jobMetadata;
  }
}
