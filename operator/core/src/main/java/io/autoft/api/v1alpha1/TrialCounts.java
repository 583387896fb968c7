package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;

/** Numbers of trials of all purposes. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialCounts(
    @JsonPropertyDescription("All trials.") @Required @Min(0) int total,
    @JsonPropertyDescription("Trials that have a Job and no outcome yet.") @Required @Min(0)
        int running,
    @JsonPropertyDescription("Trials with a score.") @Required @Min(0) int succeeded,
    @JsonPropertyDescription(
            "Trials whose loss or parameters ceased to be finite, which is a result.")
        @Required
        @Min(0)
        int diverged,
    @JsonPropertyDescription("Trials that ended without a result.") @Required @Min(0) int failed,
    @JsonPropertyDescription("Final trainings that have begun.") @Required @Min(0)
        int finalTrainings,
    @JsonPropertyDescription("Trials of the confirmation that have begun.") @Min(0)
        Integer confirmations,
    @JsonPropertyDescription("Pods lost to evictions, deletions and node failures, and replaced.")
        @Required
        @Min(0)
        int disruptions) {}
