package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.autoft.contract.DataFormat;
import io.autoft.contract.OnDamaged;
import io.autoft.contract.Sampling;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/**
 * A data set.
 *
 * @param sampling its default depends on what the set is for ({@link DataSpec})
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = Formats.IS_SOURCE, message = Formats.SOURCES, fieldPath = ".source")
public record DataSetReference(
    @JsonPropertyDescription(SOURCE) @Required @Size(min = 1, max = 1024) String source,
    @JsonPropertyDescription(FORMAT) @Default("Auto") DataFormat format,
    @JsonPropertyDescription(SPLIT) @Size(min = 1, max = 63) String split,
    @JsonPropertyDescription(GROUP_COLUMN) @Size(min = 1, max = 63) String groupColumn,
    @JsonPropertyDescription(IGNORE_GROUPS) @Size(max = 100)
        List<@Size(min = 1, max = 256) String> ignoreGroups,
    @JsonPropertyDescription(MAX_EXAMPLES) @Min(1) @Max(1e9) Integer maxExamples,
    @JsonPropertyDescription(EXAMPLES_PER_CLASS) @Min(1) @Max(1e9) Integer examplesPerClass,
    @JsonPropertyDescription(SAMPLING) @Default("Random") Sampling sampling,
    @JsonPropertyDescription(ON_DAMAGED) @Default("Stop") OnDamaged onDamaged,
    @JsonPropertyDescription(OPTIONS) @Size(max = 32)
        Map<String, @Size(max = 256) String> options) {

  static final String SOURCE =
      "Where the examples are: pvc://claim/path (a folder on a PersistentVolumeClaim of this"
          + " namespace, mounted read-only), file:///path (a folder in the trainer's container:"
          + " in the image, or on a volume from trainer.template) or demo://name (shipped with"
          + " the trainer image, such as demo://shapes).";

  static final String FORMAT =
      "How the examples lie in the source: Manifest (a table manifest.csv with the columns path,"
          + " label, group, split, caption), ImageFolder (a folder a class), IWildCam (WILDS"
          + " iWildCam 2.0), FMoW (WILDS FMoW 1.1) or Auto (found out from the folder).";

  static final String SPLIT =
      "Which part of the source to use, such as train, test or, for demo://shapes, outlined."
          + " Default: the source's own.";

  static final String GROUP_COLUMN =
      "The column with the group of an example, for the metric WorstGroupAccuracy. Default:"
          + " that of the format, such as region for FMoW.";

  static final String IGNORE_GROUPS =
      "Groups that the metric WorstGroupAccuracy leaves out, such as Other.";

  static final String MAX_EXAMPLES =
      "Use at most this many examples; which ones depends on search.seed alone, so they are the"
          + " same in every trial. Default: all.";

  static final String EXAMPLES_PER_CLASS =
      "Use at most this many examples of each class, for few-shot studies; chosen as those of"
          + " maxExamples. Default: all.";

  static final String SAMPLING =
      "How the examples of maxExamples are chosen: ClassBalanced (as many of each class as there"
          + " are, in turn) or Random.";

  static final String ON_DAMAGED =
      "What becomes of images whose files are damaged: Stop (the trial ends and names them) or Skip"
          + " (they are left out, named in the log and counted in the trial's metrics, unless they"
          + " are more than 5 and more than 1 % of the set, or all that a class has in data.train).";

  static final String OPTIONS =
      "Settings of the source, as strings, such as {\"leak\": \"0.6\", \"seed\": \"0\"}. Which"
          + " there are depends on the source.";

  public DataSetReference {
    format = format == null ? DataFormat.Auto : format;
    ignoreGroups = ignoreGroups == null ? List.of() : ignoreGroups;
    onDamaged = onDamaged == null ? OnDamaged.Stop : onDamaged;
    options = options == null ? Map.of() : options;
  }

  /** This set, sampled as given where it does not say how. */
  DataSetReference orSampled(Sampling otherwise) {
    return sampling != null
        ? this
        : new DataSetReference(
            source,
            format,
            split,
            groupColumn,
            ignoreGroups,
            maxExamples,
            examplesPerClass,
            otherwise,
            onDamaged,
            options);
  }
}
