package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * What is spent and what is left. Times are said such that nothing changes while they merely pass.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetStatus(
    @JsonPropertyDescription("What is spent.") BudgetAmounts spent,
    @JsonPropertyDescription("What is left, of what has a limit.") BudgetAmounts left,
    @JsonPropertyDescription(
            "Since when durationSeconds is counted on; absent while the study is suspended or its"
                + " search is over.")
        @Size(max = 64)
        String sinceTime,
    @JsonPropertyDescription(
            "When durationSeconds will be spent, if the study is not suspended before.")
        @Size(max = 64)
        String endTime) {}
