package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/** What is known of a study; of constant size, whatever the number of trials. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoFTStudyStatus(
    Long observedGeneration,
    String stage,
    TrialCounts trials,
    StudySummary summary,
    TrialScore best,
    BaselineScore baseline,
    StudyResult result,
    String searchDigest,
    String startTime,
    String completionTime,
    List<Condition> conditions) {

  public AutoFTStudyStatus {
    conditions = conditions == null ? List.of() : conditions;
  }
}
