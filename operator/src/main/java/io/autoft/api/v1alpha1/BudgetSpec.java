package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/** When the search ends. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetSpec(Integer trials, Integer failedTrials) {

  public BudgetSpec {
    trials = trials == null ? 100 : trials;
    failedTrials = failedTrials == null ? 10 : failedTrials;
  }
}
