package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What the best objectives scored with fresh seeds. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConfirmationResult(
    @JsonPropertyDescription(
            "Name of the search trial whose objective was chosen: that with the best mean.")
        @Size(max = 63)
        String trial,
    @JsonPropertyDescription(
            "Mean of the study's metric on data.oodValidation over the fresh seeds.")
        @Required
        double mean,
    @JsonPropertyDescription(
            "The mean without what choosing the best on these examples is expected to add to it;"
                + " absent where the trainer reports no resamples.")
        Double corrected,
    @JsonPropertyDescription("Lower end of the 95 % interval of corrected.") Double lower,
    @JsonPropertyDescription("Upper end of the 95 % interval of corrected.") Double upper,
    @JsonPropertyDescription("Number of fresh seeds.") @Required @Min(0) int seeds,
    @JsonPropertyDescription(
            "The candidates without a diverged repeat, the best mean first; at most 20.")
        @Size(max = 20)
        List<ConfirmedScore> candidates,
    @JsonPropertyDescription(
            "The learned objective against each of search.baselines, the best of them first.")
        @Size(max = 16)
        List<ConfirmedComparison> comparisons,
    @JsonPropertyDescription(
            "Digest of the names of the trials that this was computed from, by which it is known"
                + " whether it has to be computed again.")
        @Size(max = 64)
        String digest) {

  public ConfirmationResult {
    candidates = candidates == null ? List.of() : candidates;
    comparisons = comparisons == null ? List.of() : comparisons;
  }
}
