package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/** One evaluation, immutable: the write-ahead log of the study. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoFTTrialSpec(
    String study,
    int number,
    TrialPurpose purpose,
    BaselineName baseline,
    String sourceTrial,
    Map<String, Double> parameters,
    long seed,
    String searchDigest,
    Proposal proposal) {

  public AutoFTTrialSpec {
    parameters = parameters == null ? Map.of() : parameters;
  }
}
