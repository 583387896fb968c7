package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The learned objective beside a baseline, over the same fresh seeds on data.oodValidation. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConfirmedComparison(
    @JsonPropertyDescription("The baseline.") @Required BaselineName baseline,
    @JsonPropertyDescription("Mean of its scores over the fresh seeds.") @Required double mean,
    @JsonPropertyDescription(
            "Difference of the means, AutoFT against the baseline, corrected for what choosing the"
                + " best is expected to add; positive is better.")
        @Required
        double difference,
    @JsonPropertyDescription(
            "Standard error of the difference, from the seeds and from the examples.")
        @Required
        @Min(0)
        double standardError,
    @JsonPropertyDescription("Lower end of the 95 % interval.") @Required double lower,
    @JsonPropertyDescription("Upper end of the 95 % interval.") @Required double upper,
    @JsonPropertyDescription(
            "Paired (all models on the same resamples of the same examples) or Unpaired (without"
                + " resamples: wider, and not corrected).")
        @Required
        ErrorBasis basis,
    @JsonPropertyDescription("Better, NoSignificantDifference (the interval contains 0) or Worse.")
        @Required
        Verdict verdict,
    @JsonPropertyDescription(
            "The verdict as a sentence: better than FineTuning by 2.1 points (95 % interval +0.8 to"
                + " +3.4).")
        @Size(max = 256)
        String text) {}
