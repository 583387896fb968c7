package io.autoft.study.phase;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.Layerwise;
import io.autoft.api.v1alpha1.SearchMode;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.proposal.Baselines;
import io.autoft.study.proposal.EnqueuedBaselines;
import io.autoft.study.proposal.Proposals;
import io.autoft.study.proposal.Seeds;
import io.autoft.study.proposal.WarmStart;
import io.autoft.trial.Cause;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialParameters;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Baselines, initial trials, the baselines' objectives as search trials, then the sampler's
 * proposals, until the budget is spent. A failed trial is replaced by one with a new number.
 *
 * @param warmStart what the sampler knows from before
 * @param spent why a budget forbids another trial of a purpose, if so
 */
record Search(
    Study study,
    Optional<WarmStart> warmStart,
    BiFunction<TrialPurpose, TrialLog, Optional<Cause>> spent)
    implements Phase {

  @Override
  public Stage stage() {
    return Stage.Searching;
  }

  @Override
  public Optional<AutoFTTrialSpec> next(TrialLog log) {
    var groups = parameterGroups(log);
    boolean proposes = groups.isPresent() || log.unfinished() == 0;
    var known = groups.orElse(List.of());
    return study.spec().search().mode() == SearchMode.Asynchronous
        ? next(log, proposes, known)
        : nextInSequence(log, proposes, known);
  }

  @Override
  public boolean done(TrialLog log) {
    return missingBaseline(log).isEmpty()
        && isOver(log)
        && log.of(TrialPurpose.Search).allMatch(TrialRecord::finished)
        && log.of(TrialPurpose.Baseline).allMatch(TrialRecord::finished);
  }

  @Override
  public Optional<Cause> failure(TrialLog log) {
    return done(log) && winner(log).isEmpty()
        ? Optional.of(new Cause("NoScore", withoutScore(log)))
        : Optional.empty();
  }

  /** A budget of time or GPUs may be spent before anything has come out. */
  private String withoutScore(TrialLog log) {
    return log.standing(TrialPurpose.Search).findAny().isPresent()
        ? "every trial of the search diverged; narrow search.space"
        : "the search has ended without a score: %s; with more, the study goes on"
            .formatted(spent.apply(TrialPurpose.Search, log).orElseThrow().message());
  }

  @Override
  public Optional<TrialRecord> winner(TrialLog log) {
    return log.best(TrialPurpose.Search, study.spec().objective().metric());
  }

  @Override
  public Cause underWay(TrialLog log) {
    var end = spent.apply(TrialPurpose.Baseline, log);
    return new Cause(
        "Searching",
        end.map(e -> e.message() + "; the search ends with the trials that run")
            .orElse("the search is under way"));
  }

  @Override
  public Cause finished() {
    return new Cause("SearchFinished", "the search has ended; there is no finalTraining");
  }

  /**
   * The groups of the model's parameters; none if none has a value of its own, empty while they are
   * not known.
   *
   * <p>A study that is layer-wise waits for the first report, which has them. Where nothing runs
   * that could report them, a trial whose values hold for all groups is proposed. So it is in a
   * {@code Deterministic} sequence: the groups are the same whoever reports them, and whether
   * anybody does before a number is given follows from the outcomes alone.
   */
  private Optional<List<String>> parameterGroups(TrialLog log) {
    return study.spec().search().layerwise() == Layerwise.None
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
    int horizon = log.nextNumber() - study.spec().parallelism();
    boolean waits = log.entries().stream().anyMatch(e -> e.number() <= horizon && !e.finished());
    return waits
        ? Optional.empty()
        : next(log.seenUpTo(horizon), proposes, groups)
            .or(() -> log.unfinished() == 0 ? next(log, proposes, groups) : Optional.empty());
  }

  private Optional<AutoFTTrialSpec> next(TrialLog log, boolean proposes, List<String> groups) {
    return baseline(log)
        .or(() -> initial(log))
        .or(() -> enqueued(log))
        .or(() -> proposes ? proposal(log, groups) : Optional.empty());
  }

  /** Whether no search trial may be added. */
  private boolean isOver(TrialLog log) {
    return spent.apply(TrialPurpose.Search, log).isPresent();
  }

  /** The next baseline, as long as there may be one. */
  private Optional<BaselineName> missingBaseline(TrialLog log) {
    return spent.apply(TrialPurpose.Baseline, log).isPresent() ? Optional.empty() : missing(log);
  }

  private Optional<BaselineName> missing(TrialLog log) {
    return study.spec().search().baselines().stream()
        .filter(
            name -> log.standing(TrialPurpose.Baseline).noneMatch(e -> e.spec().baseline() == name))
        .findFirst();
  }

  private Optional<AutoFTTrialSpec> baseline(TrialLog log) {
    return missingBaseline(log)
        .map(
            name ->
                new AutoFTTrialSpec(
                    study.name(),
                    log.nextNumber(),
                    TrialPurpose.Baseline,
                    name,
                    null,
                    Baselines.parameters(study.spec(), name),
                    Seeds.BASELINE.seed(study.spec().search().seed(), 0),
                    study.digest(),
                    null));
  }

  private Optional<AutoFTTrialSpec> initial(TrialLog log) {
    return given(
        log,
        study.spec().search().initialTrials().stream()
            .map(given -> Baselines.initial(study.spec(), given)));
  }

  /**
   * At the beginning alone: a study that was half-way before there were any keeps its sequence. One
   * that fails after the first proposal is not replaced by its like.
   */
  private Optional<AutoFTTrialSpec> enqueued(TrialLog log) {
    boolean begun = log.of(TrialPurpose.Search).anyMatch(e -> e.spec().proposal() != null);
    return begun ? Optional.empty() : given(log, EnqueuedBaselines.of(study.spec()).stream());
  }

  /** The first of some parameters that has not been tried. */
  private Optional<AutoFTTrialSpec> given(TrialLog log, Stream<Map<String, Double>> all) {
    if (isOver(log)) {
      return Optional.empty();
    }
    return all.filter(
            parameters ->
                log.standing(TrialPurpose.Search)
                    .noneMatch(e -> e.spec().parameters().equals(parameters)))
        .findFirst()
        .map(parameters -> search(log, new Proposals.Proposed(parameters, null)));
  }

  private Optional<AutoFTTrialSpec> proposal(TrialLog log, List<String> groups) {
    return isOver(log)
        ? Optional.empty()
        : Optional.of(
            search(log, Proposals.propose(study.spec(), log.nextNumber(), log, groups, warmStart)));
  }

  private AutoFTTrialSpec search(TrialLog log, Proposals.Proposed proposed) {
    int number = log.nextNumber();
    Map<String, Double> parameters = proposed.parameters();
    return new AutoFTTrialSpec(
        study.name(),
        number,
        TrialPurpose.Search,
        null,
        null,
        parameters,
        seed(number, parameters),
        study.digest(),
        proposed.proposal());
  }

  /** A searched seed is taken as it is, so that it means the same in another study. */
  private long seed(int number, Map<String, Double> parameters) {
    long searchSeed = study.spec().search().seed();
    return switch (study.spec().search().trialSeed()) {
      case PerTrial -> Seeds.SEARCH.seed(searchSeed, number);
      case Fixed -> Seeds.BASELINE.seed(searchSeed, 0);
      case Searched -> parameters.get(TrialParameters.SEED).longValue();
    };
  }
}
