package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The learned objective beside a baseline, on the mean over the tests. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelComparison(
    @JsonPropertyDescription("The baseline.") @Size(max = 63) String baseline,
    @JsonPropertyDescription(
            "Number of tests in the mean: all of data.tests but one named in-distribution.")
        @Required
        @Min(0)
        int tests,
    @JsonPropertyDescription(
            "Seeds that both have trained with, whose differences are averaged; absent of one.")
        @Min(2)
        Integer seeds,
    @JsonPropertyDescription(
            "Mean over these tests of the study's metric, AutoFT against the baseline; positive is"
                + " better.")
        @Required
        double difference,
    @JsonPropertyDescription(
            "Standard error of the difference, from the tests' examples and, with several seeds,"
                + " from those as well; of one seed, another moves the difference too.")
        @Required
        @Min(0)
        double standardError,
    @JsonPropertyDescription(
            "Lower end of the 95 % interval; with several seeds that of Student's t.")
        @Required
        double lower,
    @JsonPropertyDescription("Upper end of the 95 % interval.") @Required double upper,
    @JsonPropertyDescription(
            "Paired (both models on the same resamples of the same examples) or Unpaired (from the"
                + " two standard errors alone, which is wider).")
        @Required
        ErrorBasis basis,
    @JsonPropertyDescription("Better, NoSignificantDifference (the interval contains 0) or Worse.")
        @Required
        Verdict verdict) {}
