package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** A final training: the best objective's, or that of a baseline it is compared with. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FinalTrainingResult(
    String name, String trial, double score, List<TestScore> tests, String checkpoint) {

  public FinalTrainingResult {
    tests = tests == null ? List.of() : tests;
  }
}
