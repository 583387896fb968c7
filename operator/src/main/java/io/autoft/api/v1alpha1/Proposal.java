package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * What the sampler knew when it proposed the parameters: trial numbers as ranges, {@code 1-18,20}.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Proposal(
    @JsonPropertyDescription("The sampler that proposed the parameters.") SamplerType sampler,
    @JsonPropertyDescription(
            "Numbers of the finished trials that the sampler had seen, as ranges: 1-18,20.")
        @Size(max = 131072)
        String finished,
    @JsonPropertyDescription("Numbers of the trials that were running then, as ranges.")
        @Size(max = 16384)
        String pending) {}
