package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A trial and its score. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialScore(
    @JsonPropertyDescription("Name of the AutoFTTrial.") @Size(max = 63) String trial,
    @JsonPropertyDescription("The study's metric on data.oodValidation.") @Required double score,
    @JsonPropertyDescription("Standard error of the score.") @Min(0) Double standardError) {}
