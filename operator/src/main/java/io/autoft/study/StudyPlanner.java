package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.study.StudyChecks.Complaint;
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
    var steps = new SearchSteps(state.name(), state.spec(), digest, state.warmStart());

    var complaint = StudyChecks.complaint(state, digest, log);
    if (complaint.isPresent()) {
      return refused(state, log, complaint.get());
    }
    var outdated = outdated(log, digest);
    if (!outdated.isEmpty()) {
      var status = new StudyStatusWriter(state, new TrialLog(List.of())).startedOver(digest);
      return new StudyPlan(List.of(), outdated, Optional.empty(), status, false);
    }
    var progress = Progress.of(state.spec(), steps, log);
    return progress.stage() == Stage.Searching && WarmStartChecks.needed(state.spec())
        ? planFromEarlier(state, steps, log)
        : plan(state, steps, log);
  }

  /** A study that learns from earlier ones begins with a record of what it learns. */
  private static StudyPlan planFromEarlier(StudyState state, SearchSteps steps, TrialLog log) {
    var checks = new WarmStartChecks(state, log);
    var complaint = checks.complaint();
    if (complaint.isPresent()) {
      return refused(state, log, complaint.get());
    }
    if (state.warmStart().isPresent()) {
      return plan(state, steps, log);
    }
    var status =
        new StudyStatusWriter(state, log)
            .status(Progress.of(state.spec(), steps, log), steps.digest());
    return new StudyPlan(List.of(), List.of(), Optional.of(checks.toRecord()), status, false);
  }

  private static StudyPlan plan(StudyState state, SearchSteps steps, TrialLog log) {
    var created = mayCreate(state, log) ? create(state, steps, log) : List.<AutoFTTrialSpec>of();
    var extended = log;
    for (var trial : created) {
      extended = extended.with(TrialEntry.planned(trial));
    }
    var progress = Progress.of(state.spec(), steps, extended);
    var status = new StudyStatusWriter(state, extended).status(progress, steps.digest());
    return new StudyPlan(created, List.of(), Optional.empty(), status, isEnough(state, created));
  }

  private static StudyPlan refused(StudyState state, TrialLog log, Complaint complaint) {
    var status = new StudyStatusWriter(state, log).refused(complaint);
    return new StudyPlan(List.of(), List.of(), Optional.empty(), status, false);
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
      next = isEnough(state, created) ? Optional.empty() : next(state, steps, extended);
    }
    return created;
  }

  /**
   * Proposals that take seconds are made one a pass, so that their trials start one after the other
   * instead of all after the last, and the study is looked at in between.
   */
  private static boolean isEnough(StudyState state, List<AutoFTTrialSpec> created) {
    return Proposals.takeLong(state.spec())
        && created.stream().anyMatch(trial -> trial.proposal() != null);
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
