package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** What came out of a finished study. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyResult(
    String trial,
    Map<String, Double> parameters,
    double score,
    Double standardError,
    Double improvement,
    List<FinalTrainingResult> finalTrainings) {

  public StudyResult {
    parameters = parameters == null ? Map.of() : parameters;
    finalTrainings = finalTrainings == null ? List.of() : finalTrainings;
  }
}
