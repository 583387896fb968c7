package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;

/** What was observed of a trial. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoFTTrialStatus(
    Long observedGeneration,
    String state,
    Double score,
    Double standardError,
    Map<String, Double> metrics,
    String resamples,
    List<TestScore> tests,
    String checkpoint,
    Integer attempts,
    Integer disruptions,
    String pod,
    String startTime,
    String completionTime,
    String duration,
    String node,
    String imageID,
    String logTail,
    List<Condition> conditions) {

  public AutoFTTrialStatus {
    metrics = metrics == null ? Map.of() : metrics;
    tests = tests == null ? List.of() : tests;
    conditions = conditions == null ? List.of() : conditions;
  }
}
