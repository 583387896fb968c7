package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;

/** The study as a page, written when it has ended. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "self.output.matches('^("
            + Formats.CLAIM
            + ")$') && !self.output.matches('"
            + Formats.RELATIVE
            + "')",
    message = "output must be pvc://claim or pvc://claim/path; " + Formats.PATH,
    fieldPath = ".output")
public record ReportSpec(
    @JsonPropertyDescription(
            "The folder that the page goes to, as <study>-report.html: pvc://claim or"
                + " pvc://claim/path (a folder on a PersistentVolumeClaim of this namespace), such"
                + " as that of finalTraining.output.")
        @Required
        @Size(min = 1, max = 1024)
        String output,
    @JsonPropertyDescription(
            "Compute resources of the container that writes the page. Default: a request of cpu"
                + " 100m and memory 256Mi, and a limit of memory 768Mi.")
        @SchemaFrom(type = ComputeResources.class)
        ResourceRequirements resources) {}
