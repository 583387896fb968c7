package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.trial.SearchDigest;
import io.autoft.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what is to be done for a study: the only place that knows budgets, parallelism, failures,
 * stages and completion. A pure function, which never throws on what a user wrote.
 */
public final class StudyPlanner {

  private StudyPlanner() {}

  /** Trials to create and to remove, and the next status. */
  public static StudyPlan plan(StudyState state) {
    var digest = SearchDigest.of(state.spec());
    var log = TrialLog.of(state.trials());
    var steps = new SearchSteps(state.name(), state.spec(), digest);

    var complaint = StudyChecks.complaint(state, digest, log);
    if (complaint.isPresent()) {
      var status = new StudyStatusWriter(state, log).refused(complaint.get());
      return new StudyPlan(List.of(), List.of(), status);
    }
    var outdated = outdated(log, digest);
    if (!outdated.isEmpty()) {
      var status = new StudyStatusWriter(state, new TrialLog(List.of())).startedOver(digest);
      return new StudyPlan(List.of(), outdated, status);
    }
    var created = mayCreate(state, log) ? create(state, steps, log) : List.<AutoFTTrialSpec>of();
    var extended = log;
    for (var trial : created) {
      extended = extended.with(TrialEntry.planned(trial));
    }
    var progress = Progress.of(state.spec(), steps, extended);
    var status = new StudyStatusWriter(state, extended).status(progress, digest);
    return new StudyPlan(created, List.of(), status);
  }

  /** Trials of a search that has been changed since; none of them has a score. */
  private static List<String> outdated(TrialLog log, String digest) {
    return log.entries().stream()
        .filter(e -> !e.spec().searchDigest().equals(digest))
        .map(TrialEntry::name)
        .toList();
  }

  /** Nothing is added while a cause stands that the next trial would meet as well. */
  private static boolean mayCreate(StudyState state, TrialLog log) {
    return !state.spec().suspend()
        && log.entries().stream().noneMatch(e -> e.outcome() instanceof TrialOutcome.Blocked);
  }

  private static List<AutoFTTrialSpec> create(StudyState state, SearchSteps steps, TrialLog log) {
    var created = new ArrayList<AutoFTTrialSpec>();
    var extended = log;
    var next = next(state, steps, extended);
    while (next.isPresent()) {
      created.add(next.get());
      extended = extended.with(TrialEntry.planned(next.get()));
      next = next(state, steps, extended);
    }
    return created;
  }

  private static Optional<AutoFTTrialSpec> next(StudyState state, SearchSteps steps, TrialLog log) {
    var progress = Progress.of(state.spec(), steps, log);
    return switch (progress.stage()) {
      case Searching -> steps.nextNow(log);
      case Training -> progress.finals().flatMap(finals -> finals.nextNow(log));
      case Complete, Failed, Suspended -> Optional.empty();
    };
  }
}
