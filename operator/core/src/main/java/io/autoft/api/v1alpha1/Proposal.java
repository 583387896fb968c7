package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

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
        String pending,
    @JsonPropertyDescription(
            "The groups of the model's parameters that the sampler knew; absent where none has a"
                + " value of its own.")
        @Size(max = 64)
        List<@Size(max = 63) String> parameterGroups,
    @JsonPropertyDescription(
            "Digest of the earlier history in the ConfigMap <study>-warm-start; absent without"
                + " search.warmStart.")
        @Size(max = 64)
        String warmStart) {

  public Proposal {
    parameterGroups = parameterGroups == null ? List.of() : parameterGroups;
  }

  /** A proposal from the study's own trials, of values for all of the model. */
  public static Proposal of(SamplerType sampler, String finished, String pending) {
    return new Proposal(sampler, finished, pending, null, null);
  }
}
