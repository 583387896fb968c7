package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/** Amounts in the units of {@link BudgetSpec}; one that is absent has no limit. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetAmounts(
    @JsonPropertyDescription("Search trials that have not failed, those that run included.") @Min(0)
        Integer trials,
    @JsonPropertyDescription("Trials that failed.") @Min(0) Integer failedTrials,
    @JsonPropertyDescription(
            "Hours of GPUs, over the attempts of baselines and search trials that have ended.")
        @Min(0)
        Double gpuHours,
    @JsonPropertyDescription("Seconds of the search, up to sinceTime.") @Min(0)
        Long durationSeconds) {}
