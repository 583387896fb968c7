package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** A final training: the best objective's, or that of a baseline it is compared with. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FinalTrainingResult(
    @JsonPropertyDescription("AutoFT, or the baseline.") @Size(max = 63) String name,
    @JsonPropertyDescription("Name of the AutoFTTrial that the checkpoint is of.") @Size(max = 63)
        String trial,
    @JsonPropertyDescription(
            "Trainings with a score, one a seed, that score and tests are the means of; absent of"
                + " one.")
        @Min(2)
        Integer seeds,
    @JsonPropertyDescription(
            "The study's metric on data.oodValidation, of the parameters that a training ends with;"
                + " the mean over the seeds.")
        @Required
        double score,
    @JsonPropertyDescription(
            "Standard deviation of the score over the seeds; absent of one training.")
        @Min(0)
        Double deviation,
    @JsonPropertyDescription(
            "The study's metric on each of data.tests; means over the seeds, with standard errors"
                + " that cover examples and seeds.")
        @Size(max = 20)
        List<TestScore> tests,
    @JsonPropertyDescription(
            "Share of the tuned parameters in the mixture with the pretrained ones that the"
                + " checkpoint holds; absent where finalTraining.ensembling is None.")
        @Min(0)
        @Max(1)
        Double alpha,
    @JsonPropertyDescription("Where the checkpoint is.") @Size(max = 2048) String checkpoint) {

  public FinalTrainingResult {
    tests = tests == null ? List.of() : tests;
  }
}
