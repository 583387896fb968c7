package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** A data set that is evaluated once, after final training. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.name.matches('^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$')",
    message =
        "name must consist of letters, digits, '-', '_' and '.', and start and end with a letter or"
            + " digit",
    fieldPath = ".name")
@ValidationRule(
    value = "!(self.name in ['train', 'oodValidation', 'idValidation'])",
    message =
        "name must be other than train, oodValidation and idValidation, which are the names of the"
            + " other data sets",
    fieldPath = ".name")
@ValidationRule(
    value = "self.source.matches('^" + Formats.DEMO + "$')",
    message = "source must be demo://name, such as demo://shapes",
    fieldPath = ".source")
public record TestSetReference(
    @JsonPropertyDescription(
            "What the set is called in the result: unique, and neither train, oodValidation nor"
                + " idValidation.")
        @Required
        @Size(min = 1, max = 40)
        String name,
    @JsonPropertyDescription(
            "Where the examples are: demo://name, a data set that is shipped with the trainer"
                + " image, such as demo://shapes.")
        @Required
        @Size(min = 1, max = 1024)
        String source,
    @JsonPropertyDescription(
            "Which part of the source to use, such as train, test or, for demo://shapes, outlined."
                + " Default: the source's own.")
        @Size(min = 1, max = 63)
        String split,
    @JsonPropertyDescription(
            "Settings of the source, as strings, such as {\"leak\": \"0.6\", \"seed\": \"0\"}."
                + " Which there are depends on the source.")
        @Size(max = 32)
        Map<String, @Size(max = 256) String> options,
    @JsonPropertyDescription(
            "Use at most this many examples; which ones depends on search.seed alone, so they are"
                + " the same in every trial. Default: all.")
        @Min(1)
        @Max(1e9)
        Integer maxExamples) {

  public TestSetReference {
    options = options == null ? Map.of() : options;
  }
}
