package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The pretrained model. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "self.source.matches('^("
            + Formats.DEMO
            + "|"
            + Formats.CLAIM
            + "|"
            + Formats.FILE
            + ")$') && !self.source.matches('"
            + Formats.RELATIVE
            + "')",
    message = "source must be demo://name, pvc://claim/path or file:///path; " + Formats.PATH,
    fieldPath = ".source")
public record ModelSpec(
    @JsonPropertyDescription(
            "Where the pretrained model is: demo://name (shipped with the trainer image),"
                + " pvc://claim/path (a folder on a PersistentVolumeClaim of this namespace,"
                + " mounted read-only) or file:///path (a folder in the trainer's container). The"
                + " folder holds open_clip_config.json and open_clip_model.safetensors.")
        @Required
        @Size(min = 1, max = 1024)
        String source) {}
