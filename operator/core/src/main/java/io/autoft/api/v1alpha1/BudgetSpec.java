package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** When the search ends. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetSpec(
    @JsonPropertyDescription(
            "How many search trials to run, initial trials included; failed ones are not counted."
                + " May be raised at any time: a finished study then goes on.")
        @Default("100")
        @Min(1)
        @Max(10000)
        Integer trials,
    @JsonPropertyDescription(
            "How many trials may fail before the study fails. A trial that diverged is a result and"
                + " has not failed.")
        @Default("10")
        @Min(0)
        @Max(10000)
        Integer failedTrials) {

  public BudgetSpec {
    trials = trials == null ? 100 : trials;
    failedTrials = failedTrials == null ? 10 : failedTrials;
  }
}
