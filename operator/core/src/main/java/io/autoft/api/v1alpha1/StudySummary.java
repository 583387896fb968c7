package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Strings for the printer columns. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudySummary(
    @JsonPropertyDescription("Search trials done, of the budget: 37/100.") @Size(max = 32)
        String trials,
    @JsonPropertyDescription("Best score so far; after confirmation its mean.") @Size(max = 64)
        String best,
    @JsonPropertyDescription("Score of the best baseline; after confirmation its mean.")
        @Size(max = 64)
        String baseline,
    @JsonPropertyDescription(
            "Best score against the best baseline; positive is better. After confirmation with the"
                + " 95 % interval, in points: +2.1 (+0.8 to +3.4), or: no significant difference.")
        @Size(max = 64)
        String improvement,
    @JsonPropertyDescription(
            "Hours of GPUs that baselines and search trials have used, of the budget if it has"
                + " gpuHours: 12.50/24.")
        @Size(max = 64)
        String gpuHours) {}
