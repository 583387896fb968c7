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
import java.util.Map;

/** What was observed of a trial. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("What was observed of the trial. Written by the operator.")
public record AutoFTTrialStatus(
    @JsonPropertyDescription("The metadata.generation that this status is about.")
        Long observedGeneration,
    @JsonPropertyDescription(
            "For people: Pending, Running, Blocked, Scored, Diverged or Failed. Programs read"
                + " the conditions.")
        @Size(max = 32)
        String state,
    @JsonPropertyDescription("The study's metric on data.oodValidation.") Double score,
    @JsonPropertyDescription("The score as kubectl get shows it: rounded.") @Size(max = 32)
        String scoreText,
    @JsonPropertyDescription(
            "Standard error of the score: from the examples, and with search.repeats from the seeds"
                + " as well.")
        @Min(0)
        Double standardError,
    @JsonPropertyDescription("Other figures by name, such as idValidation.") @Size(max = 64)
        Map<String, Double> metrics,
    @JsonPropertyDescription(
            "The metric on bootstrap resamples of data.oodValidation and on the examples left out"
                + " of each, as float32 in base64, by which trials are compared in pairs.")
        @Size(max = 4096)
        String resamples,
    @JsonPropertyDescription("Of a final training: the study's metric on each of data.tests.")
        @Size(max = 20)
        List<TestScore> tests,
    @JsonPropertyDescription(
            "Of a final training: how the tuned parameters were mixed with the pretrained ones.")
        EnsembleCurve ensemble,
    @JsonPropertyDescription(
            "The groups of the model's parameters, by which search.layerwise searches; numbered"
                + " ones as a range: stem, block.0-11, final, head, text.")
        @Size(max = 64)
        List<@Size(max = 63) String> parameterGroups,
    @JsonPropertyDescription("Where the checkpoint is.") @Size(max = 2048) String checkpoint,
    @JsonPropertyDescription("Pods that were started for the trial.") @Min(0) Integer attempts,
    @JsonPropertyDescription("Pods lost to evictions, deletions and node failures, and replaced.")
        @Min(0)
        Integer disruptions,
    @JsonPropertyDescription("Seconds that trainers ran, over all attempts that have ended.")
        @Min(0)
        Double runningSeconds,
    @JsonPropertyDescription(
            "runningSeconds times the GPUs that each attempt held: limits named */gpu or"
                + " nvidia.com/mig-*.")
        @Min(0)
        Double gpuSeconds,
    @JsonPropertyDescription("Name of the newest pod.") @Size(max = 253) String pod,
    @JsonPropertyDescription(
            "GPUs that the newest pod asks for: limits named */gpu or nvidia.com/mig-*.")
        @Min(0)
        Double gpus,
    @JsonPropertyDescription("When the trainer started.") @Size(max = 64) String startTime,
    @JsonPropertyDescription(
            "How far the running trainer is, as the last lines of its log say it, every half minute."
                + " Only where the operator may read logs, as its chart lets it.")
        @Size(max = 128)
        String progress,
    @JsonPropertyDescription("When the trial had an outcome.") @Size(max = 64)
        String completionTime,
    @JsonPropertyDescription("From start to outcome, such as 1m12s.") @Size(max = 32)
        String duration,
    @JsonPropertyDescription("Node that the newest pod ran on.") @Size(max = 253) String node,
    @JsonPropertyDescription("Digest of the image that ran.") @Size(max = 1024) String imageID,
    @JsonPropertyDescription("The end of the trainer's log, of a failed trial.") @Size(max = 4096)
        String logTail,
    @JsonPropertyDescription(
            "Complete (reasons Scored and Diverged), Failed, and Blocked while a cause such as a"
                + " missing claim stands that a person has to remove.")
        @Size(max = 16)
        @SchemaFrom(type = ConditionSchema[].class)
        List<Condition> conditions) {

  public AutoFTTrialStatus {
    metrics = metrics == null ? Map.of() : metrics;
    tests = tests == null ? List.of() : tests;
    parameterGroups = parameterGroups == null ? List.of() : parameterGroups;
    conditions = conditions == null ? List.of() : conditions;
  }

  /** The same in another state, and with the conditions of that. */
  public AutoFTTrialStatus with(String otherState, List<Condition> others) {
    return new AutoFTTrialStatus(
        observedGeneration,
        otherState,
        score,
        scoreText,
        standardError,
        metrics,
        resamples,
        tests,
        ensemble,
        parameterGroups,
        checkpoint,
        attempts,
        disruptions,
        runningSeconds,
        gpuSeconds,
        pod,
        gpus,
        startTime,
        null,
        completionTime,
        duration,
        node,
        imageID,
        logTail,
        others);
  }

  /** The same of a running trial that is so far. */
  public AutoFTTrialStatus withProgress(String text) {
    return new AutoFTTrialStatus(
        observedGeneration,
        state,
        score,
        scoreText,
        standardError,
        metrics,
        resamples,
        tests,
        ensemble,
        parameterGroups,
        checkpoint,
        attempts,
        disruptions,
        runningSeconds,
        gpuSeconds,
        pod,
        gpus,
        startTime,
        text,
        completionTime,
        duration,
        node,
        imageID,
        logTail,
        conditions);
  }

  /**
   * What a study's plan and the trial's own future can depend on once it has ended; the rest is for
   * people. The metrics of a final training say which of several seeds is kept, and the times of
   * one that has failed how long its last attempt took.
   *
   * @param kept of the metrics of a trial without a checkpoint
   */
  public AutoFTTrialStatus withoutDetails(List<Condition> others, Map<String, Double> kept) {
    return new AutoFTTrialStatus(
        observedGeneration,
        state,
        score,
        null,
        standardError,
        checkpoint == null ? kept : metrics,
        null,
        List.copyOf(tests),
        ensemble,
        List.copyOf(parameterGroups),
        checkpoint,
        attempts,
        disruptions,
        runningSeconds,
        gpuSeconds,
        null,
        null,
        score == null ? startTime : null,
        null,
        completionTime,
        null,
        null,
        null,
        null,
        others);
  }
}
