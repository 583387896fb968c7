package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** Labels and annotations that every Job and Pod of the study gets. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.labels) || self.labels.all(k, size(k) <= 317 && k.matches('"
            + Formats.LABEL_KEY
            + "') && !k.startsWith('autoft.io/') && !k.startsWith('batch.kubernetes.io/') &&"
            + " !(k in ['job-name', 'controller-uid']))",
    message =
        "keys of labels must have the form name or domain/name, names of at most 63 characters;"
            + " the domain autoft.io is the operator's, and batch.kubernetes.io, job-name and"
            + " controller-uid are the Job controller's",
    fieldPath = ".labels")
@ValidationRule(
    value =
        "!has(self.annotations) || self.annotations.all(k, size(k) <= 317 && k.matches('"
            + Formats.LABEL_KEY
            + "') && !k.startsWith('autoft.io/'))",
    message =
        "keys of annotations must have the form name or domain/name, names of at most 63"
            + " characters; the domain autoft.io is the operator's",
    fieldPath = ".annotations")
public record JobMetadata(
    @JsonPropertyDescription(
            "Labels, such as a team or a cost centre. Those of the operator (autoft.io/..) cannot"
                + " be set.")
        @Size(max = 32)
        Map<
                String,
                @Size(max = 63) @Pattern("^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$") String>
            labels,
    @JsonPropertyDescription("Annotations.") @Size(max = 32)
        Map<String, @Size(max = 4096) String> annotations) {

  public JobMetadata {
    labels = labels == null ? Map.of() : labels;
    annotations = annotations == null ? Map.of() : annotations;
  }
}
