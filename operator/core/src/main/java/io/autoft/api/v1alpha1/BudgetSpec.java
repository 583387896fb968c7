package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** When the search ends: with the first budget that is spent. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetSpec(
    @JsonPropertyDescription(
            "How many search trials to run, initial trials and enqueued baselines included; failed"
                + " ones are not counted."
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
        Integer failedTrials,
    @JsonPropertyDescription(
            "How many hours of GPUs the search may use: running time of baselines and search"
                + " trials, failed ones included, times the GPUs that each holds (limits of"
                + " trainer.resources named */gpu or nvidia.com/mig-*, of which it needs one). What"
                + " comes after the search is not counted. Trials that run when it is spent go on"
                + " to their end. May be raised at any time: a finished study then goes on."
                + " Default: no limit.")
        @Min(value = 0, inclusive = false)
        @Max(1e6)
        Double gpuHours,
    @JsonPropertyDescription(
            "How long the search may last, from its first trial on, without the time in which the"
                + " study was suspended; waiting for nodes counts. Trials that run when it is spent"
                + " go on to their end. May be raised at any time: a finished study then goes on."
                + " Default: no limit.")
        @Min(1)
        @Max(315360000)
        Long durationSeconds) {

  public BudgetSpec {
    trials = trials == null ? 100 : trials;
    failedTrials = failedTrials == null ? 10 : failedTrials;
  }
}
