package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.autoft.contract.DataFormat;
import io.autoft.contract.OnDamaged;
import io.autoft.contract.Sampling;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/**
 * A data set that is evaluated once, after final training: a {@link DataSetReference}, named. The
 * schema fills in no defaults here: in the items of a list they make every comparison with what a
 * user has applied differ for ever.
 */
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
@ValidationRule(value = Formats.IS_SOURCE, message = Formats.SOURCES, fieldPath = ".source")
public record TestSetReference(
    @JsonPropertyDescription(
            "What the set is called in the result: unique, and neither train, oodValidation nor"
                + " idValidation.")
        @Required
        @Size(min = 1, max = 40)
        String name,
    @JsonPropertyDescription(DataSetReference.SOURCE) @Required @Size(min = 1, max = 1024)
        String source,
    @JsonPropertyDescription(DataSetReference.FORMAT + " Default: Auto.") DataFormat format,
    @JsonPropertyDescription(DataSetReference.SPLIT) @Size(min = 1, max = 63) String split,
    @JsonPropertyDescription(DataSetReference.GROUP_COLUMN) @Size(min = 1, max = 63)
        String groupColumn,
    @JsonPropertyDescription(DataSetReference.IGNORE_GROUPS) @Size(max = 100)
        List<@Size(min = 1, max = 256) String> ignoreGroups,
    @JsonPropertyDescription(DataSetReference.MAX_EXAMPLES) @Min(1) @Max(1e9) Integer maxExamples,
    @JsonPropertyDescription(DataSetReference.EXAMPLES_PER_CLASS) @Min(1) @Max(1e9)
        Integer examplesPerClass,
    @JsonPropertyDescription(DataSetReference.SAMPLING + " Default: Random.") Sampling sampling,
    @JsonPropertyDescription(DataSetReference.ON_DAMAGED + " Default: Stop.") OnDamaged onDamaged,
    @JsonPropertyDescription(DataSetReference.OPTIONS) @Size(max = 32)
        Map<String, @Size(max = 256) String> options) {

  public TestSetReference {
    format = format == null ? DataFormat.Auto : format;
    ignoreGroups = ignoreGroups == null ? List.of() : ignoreGroups;
    sampling = sampling == null ? Sampling.Random : sampling;
    onDamaged = onDamaged == null ? OnDamaged.Stop : onDamaged;
    options = options == null ? Map.of() : options;
  }

  /** The set without its name. */
  public DataSetReference dataSet() {
    return new DataSetReference(
        source,
        format,
        split,
        groupColumn,
        ignoreGroups,
        maxExamples,
        examplesPerClass,
        sampling,
        onDamaged,
        options);
  }
}
