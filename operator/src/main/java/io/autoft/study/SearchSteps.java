package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.SearchMode;
import io.autoft.api.v1alpha1.TrialPurpose;
import java.util.Map;
import java.util.Optional;

/**
 * The order of the search: baselines, initial trials, then the sampler's proposals, until the
 * budget is spent. A failed trial is replaced by one with a new number.
 *
 * @param study name of the study
 * @param digest of what the trials' scores depend on
 */
record SearchSteps(String study, AutoFTStudySpec spec, String digest) {

  /** Whether the search has nothing more to create, given these trials. */
  boolean exhausted(TrialLog log) {
    return missingBaseline(log).isEmpty() && spent(log);
  }

  /** The next trial that may be created now, if there is one and it need not wait. */
  Optional<AutoFTTrialSpec> nextNow(TrialLog log) {
    if (log.unfinished() >= spec.parallelism()) {
      return Optional.empty();
    }
    return spec.search().mode() == SearchMode.Asynchronous ? next(log) : nextInSequence(log);
  }

  /**
   * Trial n sees exactly the outcomes of the trials up to n - parallelism and waits for them, so
   * that the sequence follows from the outcomes alone. Failures among the last ones are replaced
   * when nothing runs any more.
   */
  private Optional<AutoFTTrialSpec> nextInSequence(TrialLog log) {
    int horizon = log.nextNumber() - spec.parallelism();
    boolean waits = log.entries().stream().anyMatch(e -> e.number() <= horizon && !e.finished());
    return waits
        ? Optional.empty()
        : next(log.seenUpTo(horizon))
            .or(() -> log.unfinished() == 0 ? next(log) : Optional.empty());
  }

  private Optional<AutoFTTrialSpec> next(TrialLog log) {
    return baseline(log).or(() -> initial(log)).or(() -> proposal(log));
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
                    Proposals.baseline(spec, name != BaselineName.ZeroShot),
                    Seeds.BASELINE.seed(spec.search().seed(), 0),
                    digest,
                    null));
  }

  private Optional<AutoFTTrialSpec> initial(TrialLog log) {
    if (spent(log)) {
      return Optional.empty();
    }
    return spec.search().initialTrials().stream()
        .map(given -> Proposals.initial(spec, given))
        .filter(
            parameters ->
                log.standing(TrialPurpose.Search)
                    .noneMatch(e -> e.spec().parameters().equals(parameters)))
        .findFirst()
        .map(parameters -> search(log, new Proposals.Proposed(parameters, null)));
  }

  private Optional<AutoFTTrialSpec> proposal(TrialLog log) {
    return spent(log)
        ? Optional.empty()
        : Optional.of(search(log, Proposals.propose(spec, log.nextNumber(), log)));
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
        Seeds.SEARCH.seed(spec.search().seed(), number),
        digest,
        proposed.proposal());
  }
}
