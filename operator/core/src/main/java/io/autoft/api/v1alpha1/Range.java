package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** A closed interval; equal bounds fix the parameter. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.min <= self.max",
    message = "min must be at most max",
    fieldPath = ".min")
public record Range(
    @JsonPropertyDescription("Lower bound, included.") @Required @Min(0) @Max(1e6) Double min,
    @JsonPropertyDescription("Upper bound, included. Equal to min, it fixes the parameter.")
        @Required
        @Min(0)
        @Max(1e6)
        Double max) {}
