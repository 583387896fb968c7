package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/** What to search, with what, and for how long. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoFTStudySpec(
    ModelSpec model,
    DataSpec data,
    ObjectiveSpec objective,
    SearchSpec search,
    BudgetSpec budget,
    Integer parallelism,
    FinalTrainingSpec finalTraining,
    TrainerSpec trainer,
    Boolean suspend) {

  public AutoFTStudySpec {
    objective = objective == null ? new ObjectiveSpec(null, null) : objective;
    search = search == null ? SearchSpec.defaults() : search;
    budget = budget == null ? new BudgetSpec(null, null) : budget;
    parallelism = parallelism == null ? 1 : parallelism;
    suspend = suspend == null ? false : suspend;
  }
}
