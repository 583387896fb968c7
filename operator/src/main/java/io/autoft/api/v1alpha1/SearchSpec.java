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
public record SearchSpec(
    @JsonPropertyDescription(
            "How the next parameters are proposed: TPE (tree-structured Parzen estimator, which"
                + " learns from finished trials) or Random.")
        @Default("TPE")
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
    @JsonPropertyDescription("How many trials are drawn at random before TPE proposes.")
        @Default("10")
        @Min(1)
        @Max(10000)
        Integer startupTrials,
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
    @JsonPropertyDescription("Bounds of the parameters that are searched.") @Default("{}")
        SpaceSpec space,
    @JsonPropertyDescription(
            "Hand-made objectives that run first, as trials of their own, so that the result can be"
                + " compared with them: ZeroShot (the pretrained model, no training), FineTuning"
                + " (cross-entropy at baseLearningRate, weight decay 0.1).")
        @Default("[\"ZeroShot\", \"FineTuning\"]")
        @Size(max = 2)
        List<BaselineName> baselines,
    @JsonPropertyDescription(
            "Parameters to try before the sampler's own, such as {learningRate: 3.0e-5,"
                + " weightDecay: 0.1, weight.CrossEntropy: 1.0, weight.Hinge: 0.5}. They count as"
                + " search trials and may lie outside the bounds. learningRate and weightDecay must"
                + " be given; a term whose weight.<term> is left out has weight 0.")
        @Size(max = 100)
        List<Map<String, Double>> initialTrials) {

  public SearchSpec {
    sampler = sampler == null ? SamplerType.TPE : sampler;
    mode = mode == null ? SearchMode.Asynchronous : mode;
    seed = seed == null ? 0L : seed;
    startupTrials = startupTrials == null ? 10 : startupTrials;
    innerSteps = innerSteps == null ? 10 : innerSteps;
    warmupSteps = warmupSteps == null ? innerSteps / 10 : warmupSteps;
    batchSize = batchSize == null ? 256 : batchSize;
    clipNorm = clipNorm == null ? 1.0 : clipNorm;
    space = space == null ? new SpaceSpec(null, null, null, null) : space;
    baselines = baselines == null ? List.of(BaselineName.values()) : baselines;
    initialTrials = initialTrials == null ? List.of() : initialTrials;
  }

  static SearchSpec defaults() {
    return new SearchSpec(null, null, null, null, null, null, null, null, null, null, null);
  }
}
