package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A metric and how sure it is. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TestEstimate(
    @JsonPropertyDescription("The study's metric.") @Required double value,
    @JsonPropertyDescription("Standard error of the value.") @Required @Min(0) double standardError,
    @JsonPropertyDescription(TestScore.RESAMPLES) @Size(max = 64) String resamples,
    @JsonPropertyDescription(TestScore.DEVIATION) @Min(0) Double deviation) {

  /** Of one training. */
  public TestEstimate(double value, double standardError, String resamples) {
    this(value, standardError, resamples, null);
  }
}
