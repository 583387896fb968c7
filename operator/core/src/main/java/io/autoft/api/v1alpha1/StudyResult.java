package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;

/** What came out of a study whose search has ended. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyResult(
    @JsonPropertyDescription("Name of the AutoFTTrial whose objective was chosen.") @Size(max = 63)
        String trial,
    @JsonPropertyDescription("Learning rate, weight decay and weights of the loss terms.")
        @Size(max = 512)
        Map<String, Double> parameters,
    @JsonPropertyDescription("The study's metric on data.oodValidation, in the search.") @Required
        double score,
    @JsonPropertyDescription("Standard error of the score.") @Min(0) Double standardError,
    @JsonPropertyDescription(
            "Difference to the best baseline; positive is better. With confirmation, that of its"
                + " comparisons.")
        Double improvement,
    @JsonPropertyDescription("What confirmation has found.") ConfirmationResult confirmation,
    @JsonPropertyDescription(
            "Final training of the best objective, then of the baselines in finalTraining.compare.")
        @Size(max = 16)
        List<FinalTrainingResult> finalTrainings,
    @JsonPropertyDescription(
            "The learned objective against each baseline in finalTraining.compare, on the mean over"
                + " the tests.")
        @Size(max = 16)
        List<ModelComparison> comparisons) {

  public StudyResult {
    parameters = parameters == null ? Map.of() : parameters;
    finalTrainings = finalTrainings == null ? List.of() : finalTrainings;
    comparisons = comparisons == null ? List.of() : comparisons;
  }
}
