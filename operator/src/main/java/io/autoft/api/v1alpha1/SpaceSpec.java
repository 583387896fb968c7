package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/** Bounds of the search. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpaceSpec(
    Double baseLearningRate, Range learningRate, Range weightDecay, Range lossWeight) {

  public SpaceSpec {
    baseLearningRate = baseLearningRate == null ? 1e-5 : baseLearningRate;
    learningRate =
        learningRate == null
            ? new Range(0.01 * baseLearningRate, 100 * baseLearningRate)
            : learningRate;
    weightDecay = weightDecay == null ? new Range(0.0, 1.0) : weightDecay;
    lossWeight = lossWeight == null ? new Range(1e-4, 10.0) : lossWeight;
  }
}
