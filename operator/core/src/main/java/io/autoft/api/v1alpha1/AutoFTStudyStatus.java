package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is known of a study; of constant size, whatever the number of trials. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("What is known of the study. Written by the operator.")
public record AutoFTStudyStatus(
    @JsonPropertyDescription("The metadata.generation that this status is about.")
        Long observedGeneration,
    @JsonPropertyDescription(
            "For people: Searching, Confirming, Training, Complete, Failed, Suspended or Stalled."
                + " Programs read the conditions.")
        @Size(max = 32)
        String stage,
    @JsonPropertyDescription("Numbers of trials.") TrialCounts trials,
    @JsonPropertyDescription("What is spent of the budget, and what is left.") BudgetStatus budget,
    @JsonPropertyDescription(
            "Running time of all trials times the GPUs that each held, over the attempts that have"
                + " ended.")
        @Min(0)
        Double gpuSeconds,
    @JsonPropertyDescription(
            "The lowest number that no trial of the study has had; numbers are given once, also"
                + " those of trials that were deleted.")
        @Min(0)
        Integer nextNumber,
    @JsonPropertyDescription("What kubectl get shows.") StudySummary summary,
    @JsonPropertyDescription("The best search trial so far.") TrialScore best,
    @JsonPropertyDescription("The best baseline.") BaselineScore baseline,
    @JsonPropertyDescription("What confirmation has found, once it has ended.")
        ConfirmationResult confirmation,
    @JsonPropertyDescription(
            "What came out, once the study is complete; also what the search has found, of"
                + " a study whose final training has failed.")
        StudyResult result,
    @JsonPropertyDescription("The page of the study, once it has ended and where spec.report asks.")
        ReportStatus report,
    @JsonPropertyDescription(
            "Digest of model, data, objective and search, by which trials of an earlier version of"
                + " the spec are recognised.")
        @Size(max = 128)
        String searchDigest,
    @JsonPropertyDescription("When the first trial was created.") @Size(max = 64) String startTime,
    @JsonPropertyDescription("When the study was complete or failed.") @Size(max = 64)
        String completionTime,
    @JsonPropertyDescription(
            "Ready, Complete, Failed, Suspended, Stalled, Reconciling and Warning; with confirmation"
                + " also Confirmed, whose reason is the verdict, and with report also Reported and"
                + " ReportFailed.")
        @Size(max = 16)
        @SchemaFrom(type = ConditionSchema[].class)
        List<Condition> conditions) {

  public AutoFTStudyStatus {
    conditions = conditions == null ? List.of() : conditions;
  }

  /** Of a study that nobody has looked at. */
  public static AutoFTStudyStatus none() {
    return new AutoFTStudyStatus(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null);
  }

  /** Whether another has no news but numbers, which change with every trial. */
  public boolean differsInNumbersAlone(AutoFTStudyStatus other) {
    return Objects.equals(observedGeneration, other.observedGeneration)
        && Objects.equals(stage, other.stage)
        && Objects.equals(confirmation, other.confirmation)
        && Objects.equals(result, other.result)
        && Objects.equals(report, other.report)
        && Objects.equals(searchDigest, other.searchDigest)
        && conditions.equals(other.conditions);
  }

  /**
   * Name of the trial whose objective was chosen, or else is the best so far; empty without one.
   */
  public Optional<String> chosenTrial() {
    return Optional.ofNullable(result)
        .map(StudyResult::trial)
        .or(() -> Optional.ofNullable(confirmation).map(ConfirmationResult::trial))
        .or(() -> Optional.ofNullable(best).map(TrialScore::trial));
  }

  /**
   * The result whose files say all that there is; empty of a study that goes on, whose next files
   * may say more of the same result, as of how many scores it is the best.
   */
  public Optional<StudyResult> publishedResult() {
    return Optional.ofNullable(result).filter(r -> completionTime != null);
  }

  /** The same with another stage and conditions. */
  public AutoFTStudyStatus with(String otherStage, List<Condition> others) {
    return with(otherStage, report, others);
  }

  /** The same with another report and conditions. */
  public AutoFTStudyStatus with(ReportStatus otherReport, List<Condition> others) {
    return with(stage, otherReport, others);
  }

  private AutoFTStudyStatus with(
      String otherStage, ReportStatus otherReport, List<Condition> others) {
    return new AutoFTStudyStatus(
        observedGeneration,
        otherStage,
        trials,
        budget,
        gpuSeconds,
        nextNumber,
        summary,
        best,
        baseline,
        confirmation,
        result,
        otherReport,
        searchDigest,
        startTime,
        completionTime,
        others);
  }
}
