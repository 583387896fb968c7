package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;

/** Bounds of the weights of single terms. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "(!has(self.CrossEntropy) || self.CrossEntropy.min > 0.0)"
            + " && (!has(self.Hinge) || self.Hinge.min > 0.0)"
            + " && (!has(self.Entropy) || self.Entropy.min > 0.0)"
            + " && (!has(self.ConfidenceOnErrors) || self.ConfidenceOnErrors.min > 0.0)"
            + " && (!has(self.Contrastive) || self.Contrastive.min > 0.0)"
            + " && (!has(self.L1Norm) || self.L1Norm.min > 0.0)"
            + " && (!has(self.L2Norm) || self.L2Norm.min > 0.0)"
            + " && (!has(self.L1Distance) || self.L1Distance.min > 0.0)"
            + " && (!has(self.L2Distance) || self.L2Distance.min > 0.0)",
    message =
        "min must be greater than 0 for every term, because the ranges are searched on a"
            + " logarithmic scale")
public record LossWeightRanges(
    @JsonProperty("CrossEntropy") @JsonPropertyDescription("Bounds of the weight of CrossEntropy.")
        Range crossEntropy,
    @JsonProperty("Hinge") @JsonPropertyDescription("Bounds of the weight of Hinge.") Range hinge,
    @JsonProperty("Entropy") @JsonPropertyDescription("Bounds of the weight of Entropy.")
        Range entropy,
    @JsonProperty("ConfidenceOnErrors")
        @JsonPropertyDescription("Bounds of the weight of ConfidenceOnErrors.")
        Range confidenceOnErrors,
    @JsonProperty("Contrastive") @JsonPropertyDescription("Bounds of the weight of Contrastive.")
        Range contrastive,
    @JsonProperty("L1Norm") @JsonPropertyDescription("Bounds of the weight of L1Norm.")
        Range l1Norm,
    @JsonProperty("L2Norm") @JsonPropertyDescription("Bounds of the weight of L2Norm.")
        Range l2Norm,
    @JsonProperty("L1Distance") @JsonPropertyDescription("Bounds of the weight of L1Distance.")
        Range l1Distance,
    @JsonProperty("L2Distance") @JsonPropertyDescription("Bounds of the weight of L2Distance.")
        Range l2Distance) {

  static LossWeightRanges none() {
    return new LossWeightRanges(null, null, null, null, null, null, null, null, null);
  }

  /** The bounds of a term, if it has some of its own. */
  public Optional<Range> of(Loss loss) {
    return Optional.ofNullable(
        switch (loss) {
          case CrossEntropy -> crossEntropy;
          case Hinge -> hinge;
          case Entropy -> entropy;
          case ConfidenceOnErrors -> confidenceOnErrors;
          case Contrastive -> contrastive;
          case L1Norm -> l1Norm;
          case L2Norm -> l2Norm;
          case L1Distance -> l1Distance;
          case L2Distance -> l2Distance;
        });
  }
}
