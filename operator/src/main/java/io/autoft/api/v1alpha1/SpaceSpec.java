package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** Bounds of the search. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.learningRate) || self.learningRate.min > 0.0",
    message =
        "learningRate.min must be greater than 0, because the range is searched on a logarithmic"
            + " scale",
    fieldPath = ".learningRate")
@ValidationRule(
    value = "!has(self.lossWeight) || self.lossWeight.min > 0.0",
    message =
        "lossWeight.min must be greater than 0, because the range is searched on a logarithmic"
            + " scale",
    fieldPath = ".lossWeight")
public record SpaceSpec(
    @JsonPropertyDescription(
            "The learning rate that is usual for plain fine-tuning of this model. The baselines use"
                + " it, and the default bounds of learningRate follow from it. Write 1.0e-5 rather"
                + " than 1e-5, which some YAML readers take for text.")
        @Default("1.0e-5")
        @Min(value = 0, inclusive = false)
        @Max(1e3)
        Double baseLearningRate,
    @JsonPropertyDescription(
            "Bounds of the peak learning rate, searched on a logarithmic scale. Default: 0.01 to"
                + " 100 times baseLearningRate.")
        Range learningRate,
    @JsonPropertyDescription(
            "Bounds of AdamW's decoupled weight decay, searched on a linear scale.")
        @Default("{\"min\": 0.0, \"max\": 1.0}")
        Range weightDecay,
    @JsonPropertyDescription(
            "Bounds of the weight of every loss term but the one that is fixed at 1, searched on a"
                + " logarithmic scale. While objective.parameterTerms is Sum they do not hold for"
                + " the terms over the parameters, whose bounds are then 1e-6 and 1e-2.")
        @Default("{\"min\": 1.0e-4, \"max\": 10.0}")
        Range lossWeight,
    @JsonPropertyDescription(
            "Bounds of the weights of single terms, in place of lossWeight, such as {L2Distance:"
                + " {min: 1, max: 1.0e5}}.")
        LossWeightRanges lossWeights) {

  /** Undivided, a term over the parameters is as many times larger as there are parameters. */
  private static final Range SUMMED = new Range(1e-6, 1e-2);

  public SpaceSpec {
    baseLearningRate = baseLearningRate == null ? 1e-5 : baseLearningRate;
    learningRate =
        learningRate == null
            ? new Range(0.01 * baseLearningRate, 100 * baseLearningRate)
            : learningRate;
    weightDecay = weightDecay == null ? new Range(0.0, 1.0) : weightDecay;
    lossWeight = lossWeight == null ? new Range(1e-4, 10.0) : lossWeight;
    lossWeights = lossWeights == null ? LossWeightRanges.none() : lossWeights;
  }

  static SpaceSpec defaults() {
    return new SpaceSpec(null, null, null, null, null);
  }

  /** Bounds of the weight of a term. */
  public Range lossWeight(Loss loss, ParameterTerms parameterTerms) {
    boolean summed = parameterTerms == ParameterTerms.Sum && loss.overParameters();
    return lossWeights.of(loss).orElse(summed ? SUMMED : lossWeight);
  }
}
