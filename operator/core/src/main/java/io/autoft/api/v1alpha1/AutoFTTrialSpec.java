package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** One evaluation, immutable: the write-ahead log of the study. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("What is evaluated. Never changes.")
@ValidationRule(
    value = "self == oldSelf",
    message =
        "the spec of a trial cannot change; to try other parameters, add them to"
            + " search.initialTrials of a new study")
@ValidationRule(
    value = "self.purpose != 'Baseline' || has(self.baseline)",
    message = "baseline is needed while purpose is Baseline",
    fieldPath = ".baseline")
@ValidationRule(
    value = "self.purpose != 'Confirmation' || has(self.baseline) != has(self.sourceTrial)",
    message =
        "sourceTrial or baseline is needed while purpose is Confirmation: what is repeated, and"
            + " not both",
    fieldPath = ".sourceTrial")
public record AutoFTTrialSpec(
    @JsonPropertyDescription("Name of the AutoFTStudy that this trial belongs to.")
        @Required
        @Size(min = 1, max = 52)
        String study,
    @JsonPropertyDescription("Number of the trial within its study.") @Required @Min(0) @Max(999999)
        int number,
    @JsonPropertyDescription(
            "Baseline (a hand-made objective), Search, Confirmation (a candidate or a baseline again,"
                + " with another seed) or FinalTraining.")
        @Required
        TrialPurpose purpose,
    @JsonPropertyDescription("The baseline that is evaluated, repeated or trained.")
        BaselineName baseline,
    @JsonPropertyDescription(
            "Of a confirmation and a final training: name of the trial whose parameters it uses.")
        @Size(max = 63)
        String sourceTrial,
    @JsonPropertyDescription(
            "Learning rate, weight decay and weights of the loss terms: learningRate, weightDecay,"
                + " weight.<term>, each also for one group of the model's parameters, such as"
                + " learningRate/head; and seed, where it is searched.")
        @Size(max = 512)
        Map<String, @Min(0) Double> parameters,
    @JsonPropertyDescription("Seed of the trial.") @Required long seed,
    @JsonPropertyDescription("Digest of the study's model, data, objective and search at the time.")
        @Size(max = 128)
        String searchDigest,
    @JsonPropertyDescription(
            "What the sampler knew, so that the proposal can be computed again and checked.")
        Proposal proposal) {

  public AutoFTTrialSpec {
    parameters = parameters == null ? Map.of() : parameters;
  }
}
