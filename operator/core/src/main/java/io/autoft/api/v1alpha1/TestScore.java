package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The study's metric on one test set. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TestScore(
    @JsonPropertyDescription("Name of the test set.") @Size(max = 40) String name,
    @JsonPropertyDescription("The study's metric on it, with the tuned parameters.") @Required
        double value,
    @JsonPropertyDescription("Standard error of the value.") @Required @Min(0) double standardError,
    @JsonPropertyDescription("Number of its examples.") @Required @Min(0) int examples,
    @JsonPropertyDescription(
            "The same with the parameters that finalTraining.ensembling mixed; absent where it"
                + " is None.")
        TestEstimate ensembled,
    @JsonPropertyDescription(RESAMPLES) @Size(max = 64) String resamples,
    @JsonPropertyDescription(DEVIATION) @Min(0) Double deviation) {

  static final String RESAMPLES =
      "The metric on bootstrap resamples of the set, the same ones for every final training of the"
          + " study, by which models are compared in pairs: 48 signed bytes in base64, each in 32nds"
          + " of the standard error from the value.";

  static final String DEVIATION =
      "Standard deviation of the value over several seeds of which it is the mean; absent of one.";

  /** Of one training. */
  public TestScore(
      String name,
      double value,
      double standardError,
      int examples,
      TestEstimate ensembled,
      String resamples) {
    this(name, value, standardError, examples, ensembled, resamples, null);
  }

  /** The same as it is shown to people. */
  public TestScore withoutResamples() {
    var mixed =
        ensembled == null
            ? null
            : new TestEstimate(ensembled.value(), ensembled.standardError(), null);
    return new TestScore(name, value, standardError, examples, mixed, null);
  }
}
