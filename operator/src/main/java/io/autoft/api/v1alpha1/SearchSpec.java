package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** How the objective is searched. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchSpec(
    SamplerType sampler,
    SearchMode mode,
    Long seed,
    Integer startupTrials,
    Integer innerSteps,
    Integer warmupSteps,
    Integer batchSize,
    Double clipNorm,
    SpaceSpec space,
    List<BaselineName> baselines,
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
