package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** How the objective is searched. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.warmupSteps) || !has(self.innerSteps) || self.warmupSteps <= self.innerSteps",
    message = "warmupSteps must be at most innerSteps",
    fieldPath = ".warmupSteps")
@ValidationRule(
    value = "!has(self.baselines) || self.baselines.all(b, self.baselines.exists_one(c, c == b))",
    message = "baselines must name each baseline at most once",
    fieldPath = ".baselines")
@ValidationRule(
    value =
        "!has(self.baselines) || !('LPFT' in self.baselines) || !has(self.innerSteps) ||"
            + " self.innerSteps >= 2",
    message = "innerSteps must be at least 2 while baselines has LPFT, which trains in two halves",
    fieldPath = ".innerSteps")
public record SearchSpec(
    @JsonPropertyDescription(
            "How the next parameters are proposed. From what has been scored: TPE (tree-structured"
                + " Parzen estimator), GP (Gaussian process; for up to 500 trials), CMAES (a normal"
                + " distribution that adapts; for thousands) or Auto (up to 300 trials GP, CMAES and"
                + " TPE in turns, or GP alone while eight or more run; then TPE or, with many"
                + " parameters, CMAES). Without looking at scores: Sobol (an even cover of the bounds)"
                + " or Random.")
        @Default("Auto")
        SamplerType sampler,
    @JsonPropertyDescription(
            "When a proposal is made. Asynchronous: as soon as a slot is free, from whatever has"
                + " finished, so the sequence depends on timing. Deterministic: trial n waits for"
                + " all trials up to n - parallelism and sees exactly those, so the sequence"
                + " follows from this spec and the scores alone.")
        @Default("Asynchronous")
        SearchMode mode,
    @JsonPropertyDescription(
            "Seed of everything that is drawn: proposals, data order, choice of examples.")
        @Default("0")
        @Min(0)
        @Max(9007199254740991d)
        Long seed,
    @JsonPropertyDescription(
            "How many trials are to finish before a sampler that learns from scores proposes; those"
                + " before are random (TPE) or cover the bounds evenly. Trials of warmStart count.")
        @Default("10")
        @Min(1)
        @Max(10000)
        Integer startupTrials,
    @JsonPropertyDescription(
            "Seeds of the search trials, which give the order of the data: PerTrial (a new one for"
                + " each), Fixed (that of the baselines for all, so that they see the same batches)"
                + " or Searched (0 to 100, as one more parameter, seed).")
        @Default("PerTrial")
        TrialSeed trialSeed,
    @JsonPropertyDescription(
            "Trainings of each trial, baselines included, one after the other and each with a seed"
                + " of its own. The score is their mean; its standard error covers the seeds too."
                + " For when another seed moves a score as much as better parameters do. A trial"
                + " takes so many times as long, within trainer.trialTimeoutSeconds.")
        @Default("1")
        @Min(1)
        @Max(20)
        Integer repeats,
    @JsonPropertyDescription("Training steps of a trial.") @Default("10") @Min(1) @Max(1e6)
        Integer innerSteps,
    @JsonPropertyDescription(
            "Of innerSteps, those over which the learning rate rises to its peak, before it falls"
                + " along a cosine. Default: a tenth of innerSteps.")
        @Min(0)
        @Max(1e6)
        Integer warmupSteps,
    @JsonPropertyDescription("Training examples of a step.") @Default("256") @Min(1) @Max(65536)
        Integer batchSize,
    @JsonPropertyDescription(
            "The largest norm of the gradient; a longer one is shortened to it. 0: no limit.")
        @Default("1.0")
        @Min(0)
        @Max(1e6)
        Double clipNorm,
    @JsonPropertyDescription(
            "Which parameters have a value for each group of the model's layers (stem, block.0 and"
                + " so on, final, head, and text, as far as the objective trains them): None,"
                + " Regularizers (weights of the terms over the parameters) or"
                + " RegularizersAndOptimizer (learning rate and weight decay as well).")
        @Default("None")
        Layerwise layerwise,
    @JsonPropertyDescription("Bounds of the parameters that are searched.") @Default("{}")
        SpaceSpec space,
    @JsonPropertyDescription(
            "Hand-made objectives that run first, as trials of their own, so that the result can be"
                + " compared with them, all at baseLearningRate with weight decay 0.1: ZeroShot"
                + " (the pretrained model, no training), LinearProbe (the head alone, at 30 times"
                + " the rate), FineTuning (everything, cross-entropy), LPFT (half of the steps as"
                + " LinearProbe, half as FineTuning), L2SP (fine-tuning + 0.01 times the squared"
                + " distance from the pretrained parameters), LogitAdjusted (everything, the term"
                + " LogitAdjusted of objective.losses), FLYP (both towers, contrastive).")
        @Default("[\"ZeroShot\", \"FineTuning\", \"L2SP\", \"FLYP\"]")
        @Size(max = 7)
        List<BaselineName> baselines,
    @JsonPropertyDescription(
            "True: the objectives of FineTuning, L2SP, LogitAdjusted and FLYP, where they are among"
                + " baselines, are also tried as search trials, after initialTrials and before the"
                + " sampler's own, each moved into the bounds: a weight of 0 becomes the lower"
                + " bound. A searched head is that of the baseline. One with a term that is not among objective.losses is left out. They count as search"
                + " trials. A study whose sampler has proposed already gets none.")
        @Default("true")
        Boolean enqueueBaselines,
    @JsonPropertyDescription(
            "Parameters to try before the sampler's own, such as {learningRate: 3.0e-5,"
                + " weightDecay: 0.1, weight.CrossEntropy: 1.0, weight.Hinge: 0.5}. They count as"
                + " search trials and may lie outside the bounds. learningRate and weightDecay must"
                + " be given; a term whose weight.<term> is left out has weight 0. With layerwise, a"
                + " value such as learningRate/head or weight.L2Distance/block.3 takes the place of"
                + " the value for all groups.")
        @Size(max = 100)
        List<Map<String, Double>> initialTrials,
    @JsonPropertyDescription("Earlier studies that the sampler may learn from.")
        WarmStartSpec warmStart) {

  /** Those that a study has unless it says otherwise. */
  private static final List<BaselineName> BASELINES =
      List.of(BaselineName.ZeroShot, BaselineName.FineTuning, BaselineName.L2SP, BaselineName.FLYP);

  public SearchSpec {
    sampler = sampler == null ? SamplerType.Auto : sampler;
    mode = mode == null ? SearchMode.Asynchronous : mode;
    seed = seed == null ? 0L : seed;
    startupTrials = startupTrials == null ? 10 : startupTrials;
    trialSeed = trialSeed == null ? TrialSeed.PerTrial : trialSeed;
    repeats = repeats == null ? 1 : repeats;
    innerSteps = innerSteps == null ? 10 : innerSteps;
    warmupSteps = warmupSteps == null ? innerSteps / 10 : warmupSteps;
    batchSize = batchSize == null ? 256 : batchSize;
    clipNorm = clipNorm == null ? 1.0 : clipNorm;
    layerwise = layerwise == null ? Layerwise.None : layerwise;
    space = space == null ? SpaceSpec.defaults() : space;
    baselines = baselines == null ? BASELINES : baselines;
    enqueueBaselines = enqueueBaselines == null ? true : enqueueBaselines;
    initialTrials = initialTrials == null ? List.of() : initialTrials;
  }

  static SearchSpec defaults() {
    return new SearchSpec(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null);
  }
}
