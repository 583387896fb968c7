package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.Layerwise;
import io.autoft.api.v1alpha1.SearchMode;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.trial.TrialParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order of the search: baselines, initial trials, then the sampler's proposals, until the
 * budget is spent. A failed trial is replaced by one with a new number.
 *
 * @param study name of the study
 * @param digest of what the trials' scores depend on
 * @param warmStart what the sampler knows from before
 */
record SearchSteps(
    String study, AutoFTStudySpec spec, String digest, Optional<WarmStart> warmStart) {

  /** Whether the search has nothing more to create, given these trials. */
  boolean exhausted(TrialLog log) {
    return missingBaseline(log).isEmpty() && spent(log);
  }

  /** The next trial that may be created now, if there is one and it need not wait. */
  Optional<AutoFTTrialSpec> nextNow(TrialLog log) {
    if (log.unfinished() >= spec.parallelism()) {
      return Optional.empty();
    }
    var groups = parameterGroups(log);
    boolean proposes = groups.isPresent() || log.unfinished() == 0;
    var known = groups.orElse(List.of());
    return spec.search().mode() == SearchMode.Asynchronous
        ? next(log, proposes, known)
        : nextInSequence(log, proposes, known);
  }

  /**
   * The groups of the model's parameters; none if none has a value of its own, empty while they are
   * not known.
   *
   * <p>A study that is layer-wise waits for the first report, which tells them. Where nothing runs
   * that could, a trial whose values hold for all groups is proposed, and its report tells them. So
   * it is in a {@code Deterministic} sequence: the groups are the same whoever tells them, and
   * whether anybody does before a number is given follows from the outcomes alone.
   */
  private Optional<List<String>> parameterGroups(TrialLog log) {
    return spec.search().layerwise() == Layerwise.None
        ? Optional.of(List.of())
        : log.parameterGroups();
  }

  /**
   * Trial n sees exactly the outcomes of the trials up to n - parallelism and waits for them, so
   * that the sequence follows from the outcomes alone. Failures among the last ones are replaced
   * when nothing runs any more.
   */
  private Optional<AutoFTTrialSpec> nextInSequence(
      TrialLog log, boolean proposes, List<String> groups) {
    int horizon = log.nextNumber() - spec.parallelism();
    boolean waits = log.entries().stream().anyMatch(e -> e.number() <= horizon && !e.finished());
    return waits
        ? Optional.empty()
        : next(log.seenUpTo(horizon), proposes, groups)
            .or(() -> log.unfinished() == 0 ? next(log, proposes, groups) : Optional.empty());
  }

  private Optional<AutoFTTrialSpec> next(TrialLog log, boolean proposes, List<String> groups) {
    return baseline(log)
        .or(() -> initial(log))
        .or(() -> proposes ? proposal(log, groups) : Optional.empty());
  }

  private Optional<BaselineName> missingBaseline(TrialLog log) {
    return spec.search().baselines().stream()
        .filter(
            name -> log.standing(TrialPurpose.Baseline).noneMatch(e -> e.spec().baseline() == name))
        .findFirst();
  }

  private Optional<AutoFTTrialSpec> baseline(TrialLog log) {
    return missingBaseline(log)
        .map(
            name ->
                new AutoFTTrialSpec(
                    study,
                    log.nextNumber(),
                    TrialPurpose.Baseline,
                    name,
                    null,
                    Baselines.parameters(spec, name),
                    Seeds.BASELINE.seed(spec.search().seed(), 0),
                    digest,
                    null));
  }

  private Optional<AutoFTTrialSpec> initial(TrialLog log) {
    if (spent(log)) {
      return Optional.empty();
    }
    return spec.search().initialTrials().stream()
        .map(given -> Baselines.initial(spec, given))
        .filter(
            parameters ->
                log.standing(TrialPurpose.Search)
                    .noneMatch(e -> e.spec().parameters().equals(parameters)))
        .findFirst()
        .map(parameters -> search(log, new Proposals.Proposed(parameters, null)));
  }

  private Optional<AutoFTTrialSpec> proposal(TrialLog log, List<String> groups) {
    return spent(log)
        ? Optional.empty()
        : Optional.of(
            search(log, Proposals.propose(spec, log.nextNumber(), log, groups, warmStart)));
  }

  private boolean spent(TrialLog log) {
    return log.standing(TrialPurpose.Search).count() >= spec.budget().trials();
  }

  private AutoFTTrialSpec search(TrialLog log, Proposals.Proposed proposed) {
    int number = log.nextNumber();
    Map<String, Double> parameters = proposed.parameters();
    return new AutoFTTrialSpec(
        study,
        number,
        TrialPurpose.Search,
        null,
        null,
        parameters,
        seed(number, parameters),
        digest,
        proposed.proposal());
  }

  /** A searched seed is taken as it is, so that it means the same in another study. */
  private long seed(int number, Map<String, Double> parameters) {
    long searchSeed = spec.search().seed();
    return switch (spec.search().trialSeed()) {
      case PerTrial -> Seeds.SEARCH.seed(searchSeed, number);
      case Fixed -> Seeds.BASELINE.seed(searchSeed, 0);
      case Searched -> parameters.get(TrialParameters.SEED).longValue();
    };
  }
}
