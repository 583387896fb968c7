package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How the best objectives of a search are evaluated again before one of them is chosen. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConfirmationSpec(
    @JsonPropertyDescription(
            "How many of the best search trials are repeated; of them, the one with the best mean"
                + " over the repeats is chosen.")
        @Default("5")
        @Min(1)
        @Max(20)
        Integer candidates,
    @JsonPropertyDescription(
            "How often each candidate and each of search.baselines is trained again, each time with"
                + " a new seed, the same one for all. It ends earlier, though not before the second"
                + " repeat, once more seeds could not change the order.")
        @Default("3")
        @Min(2)
        @Max(20)
        Integer repeats) {

  public ConfirmationSpec {
    candidates = candidates == null ? 5 : candidates;
    repeats = repeats == null ? 3 : repeats;
  }
}
