package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.autoft.contract.Loss;
import io.autoft.contract.ParameterTerms;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import java.util.Optional;

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
@ValidationRule(
    value = "!has(self.lossWeights) || self.lossWeights.all(l, self.lossWeights[l].min > 0.0)",
    message =
        "lossWeights: min must be greater than 0 for every term, because the ranges are searched on"
            + " a logarithmic scale",
    fieldPath = ".lossWeights")
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
        @Size(max = 32)
        Map<String, Range> lossWeights) {

  public SpaceSpec {
    baseLearningRate = baseLearningRate == null ? 1e-5 : baseLearningRate;
    learningRate =
        learningRate == null
            ? new Range(0.01 * baseLearningRate, 100 * baseLearningRate)
            : learningRate;
    weightDecay = weightDecay == null ? new Range(0.0, 1.0) : weightDecay;
    lossWeight = lossWeight == null ? new Range(1e-4, 10.0) : lossWeight;
    lossWeights = lossWeights == null ? Map.of() : lossWeights;
  }

  static SpaceSpec defaults() {
    return new SpaceSpec(null, null, null, null, null);
  }

  /**
   * Bounds of the weight of a term: its own, else those that it has by default, else those of all.
   */
  public Range lossWeight(Loss loss, ParameterTerms parameterTerms) {
    return Optional.ofNullable(lossWeights.get(loss.name()))
        .or(() -> loss.ownBounds(parameterTerms).map(b -> new Range(b.min(), b.max())))
        .orElse(lossWeight);
  }
}
