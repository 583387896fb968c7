package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The schema of {@code Condition}, with the bounds that {@code metav1.Condition} has. */
record ConditionSchema(
    @JsonPropertyDescription("What the condition is about.")
        @Required
        @Size(min = 1, max = 316)
        @Pattern("^[A-Za-z]([A-Za-z0-9]*)?$")
        String type,
    @JsonPropertyDescription("True, False or Unknown.")
        @Required
        @Pattern("^(True|False|Unknown)$")
        @Size(max = 7)
        String status,
    @JsonPropertyDescription("The metadata.generation that the condition is about.") @Min(0)
        Long observedGeneration,
    @JsonPropertyDescription("When the status last changed.") @Required @Size(max = 64)
        String lastTransitionTime,
    @JsonPropertyDescription("Why, in one word for programs.")
        @Required
        @Size(min = 1, max = 1024)
        @Pattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$")
        String reason,
    @JsonPropertyDescription("Why, in a sentence for people.") @Required @Size(max = 32768)
        String message) {}
