package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** What a candidate scored in the search, and with fresh seeds. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConfirmedScore(
    @JsonPropertyDescription("Name of the candidate's AutoFTTrial in the search.") @Size(max = 63)
        String trial,
    @JsonPropertyDescription("Its score in the search.") @Required double score,
    @JsonPropertyDescription("Mean of its scores over the fresh seeds.") @Required double mean) {}
