package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.result.LearnedObjective;
import io.autoft.study.Findings.Standing;
import io.autoft.study.check.Budgets;
import io.autoft.study.check.StudyChecks;
import io.autoft.study.check.WarmStartChecks;
import io.autoft.study.phase.Phases;
import io.autoft.study.phase.Stage;
import io.autoft.study.proposal.Proposals;
import io.autoft.study.proposal.WarmStart;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what is to be done for a study: the only place that knows parallelism, suspension and
 * completion. A pure function, which never throws on what a user wrote.
 */
public final class StudyPlanner {

  private static final Duration UNTIL_REMOVED = Duration.ofSeconds(1);

  private final StudyState state;
  private final Budgets budgets;
  private final Phases phases;
  private final ConfirmationSummary confirmation;

  private StudyPlanner(StudyState state) {
    this.state = state;
    budgets =
        new Budgets(
            state.study().spec().budget(),
            SearchUsage.of(state.study().spec(), state.log(), state.clock(), state.now()));
    phases = Phases.of(state.study(), state.warmStart(), budgets::endSearch);
    confirmation = new ConfirmationSummary(state, phases);
  }

  /** All that is to be done now, and all that is to be known. */
  public static StudyPlan plan(StudyState state) {
    return new StudyPlanner(state).plan();
  }

  /**
   * Whether the plan depends on what the trials' resamples say: those of a confirmation that has
   * ended and is not summed up. They are large, and looked at once.
   */
  public static boolean needsResamples(StudyState state) {
    var planner = new StudyPlanner(state);
    return planner.complaint().isEmpty() && planner.confirmation.needsResamples();
  }

  private StudyPlan plan() {
    var complaint = complaint();
    if (complaint.isPresent()) {
      return refused(complaint.get());
    }
    var outdated = state.outdated();
    if (!outdated.isEmpty()) {
      return startOver(outdated);
    }
    return WarmStartChecks.needed(state.study().spec())
            && Progress.of(phases, budgets, state.log()).stage() == Stage.Searching
        ? afterWarmStart()
        : advance();
  }

  /** A study that has ended stays so, whatever its pods might not have any more. */
  private Optional<Cause> complaint() {
    var complaint = StudyChecks.complaint(state);
    return complaint.isPresent() && hasEnded() ? StudyChecks.complaintOfEnded(state) : complaint;
  }

  private boolean hasEnded() {
    return state.outdated().isEmpty() && Progress.of(phases, budgets, state.log()).ended();
  }

  private StudyPlan refused(Cause complaint) {
    var progress = new Progress(Stage.Searching, complaint, Optional.empty());
    return StudyPlan.of(findings(progress, Standing.REFUSED, state.log()), toStop());
  }

  /** The trials of a search that has been changed go; none of them has a score. */
  private StudyPlan startOver(List<TrialRecord> outdated) {
    var cause = new Cause("Searching", "the search was changed before any score; starting over");
    var progress = new Progress(Stage.Searching, cause, Optional.empty());
    var findings = findings(progress, standing(false), new TrialLog(List.of()));
    return new StudyPlan(
        List.of(),
        List.of(),
        outdated.stream().map(TrialRecord::name).toList(),
        List.of(),
        findings,
        // One that has changed since it was seen is still there.
        Optional.of(UNTIL_REMOVED));
  }

  /** A study that learns from earlier ones begins with a record of what it learns. */
  private StudyPlan afterWarmStart() {
    var checks = new WarmStartChecks(state);
    var complaint = checks.complaint();
    if (complaint.isPresent()) {
      return refused(complaint.get());
    }
    return state.warmStart().isPresent() ? advance() : record(checks.toRecord());
  }

  private StudyPlan record(WarmStart learned) {
    var files =
        new StudyFiles(
            WarmStartChecks.name(state.study().name()),
            state.study().digest(),
            Map.of(WarmStart.FILE, learned.csv()));
    var findings = findings(state.log());
    return new StudyPlan(
        List.of(), toStop(), List.of(), List.of(files), findings, Optional.of(StudyPlan.AT_ONCE));
  }

  private StudyPlan advance() {
    var created = mayCreate() ? create() : List.<AutoFTTrialSpec>of();
    var findings = findings(state.log().with(created));
    return new StudyPlan(
        created, toStop(), List.of(), files(findings), findings, lookAgain(created, findings));
  }

  /** In a cluster each trial sees for itself that its study stops it. */
  private List<String> toStop() {
    return state.log().entries().stream()
        .filter(e -> state.study().spec().stopsTrials() && !e.finished())
        .map(TrialRecord::name)
        .toList();
  }

  private boolean mayCreate() {
    return !state.study().spec().suspend()
        && !new Backlog(state.log(), state.mostUnschedulable()).isFull();
  }

  private List<AutoFTTrialSpec> create() {
    var created = new ArrayList<AutoFTTrialSpec>();
    var next = next(state.log());
    while (next.isPresent()) {
      created.add(next.get());
      next = isEnough(created) ? Optional.empty() : next(state.log().with(created));
    }
    return created;
  }

  private Optional<AutoFTTrialSpec> next(TrialLog log) {
    return log.unfinished() >= state.study().spec().parallelism()
        ? Optional.empty()
        : Progress.of(phases, budgets, log).phase().flatMap(phase -> phase.next(log));
  }

  /**
   * Proposals that take seconds are made one a pass, so that their trials start one after the other
   * instead of all after the last, and the study is looked at in between.
   */
  private boolean isEnough(List<AutoFTTrialSpec> created) {
    return Proposals.takeLong(state.study().spec())
        && created.stream().anyMatch(trial -> trial.proposal() != null);
  }

  /** When a budget ends the search nothing else happens that would be an occasion to look. */
  private Optional<Duration> lookAgain(List<AutoFTTrialSpec> created, Findings findings) {
    return isEnough(created)
        ? Optional.of(StudyPlan.AT_ONCE)
        : findings.clock().since().flatMap(running -> budgets.lasts());
  }

  /** The learned objective, once per result. */
  private List<StudyFiles> files(Findings findings) {
    return findings.result().filter(r -> !state.published().equals(findings.result())).stream()
        .map(result -> objective(findings, result))
        .toList();
  }

  private StudyFiles objective(Findings findings, StudyResult result) {
    var log = state.log();
    var texts =
        LearnedObjective.files(
            state.study(),
            phases.winner(log).orElseThrow(),
            (int) log.of(TrialPurpose.Search).filter(e -> e.score().isPresent()).count(),
            findings.baseline(),
            phases.trained(log),
            result);
    return new StudyFiles(LearnedObjective.name(state.study().name()), result.trial(), texts);
  }

  private Findings findings(TrialLog log) {
    var progress = Progress.of(phases, budgets, log);
    return findings(progress, standing(progress.ended()), log);
  }

  private Findings findings(Progress progress, Standing standing, TrialLog log) {
    return Findings.of(
        state.study(),
        phases,
        progress,
        standing,
        log,
        standing == Standing.REFUSED ? state.confirmed() : confirmation.result(),
        clock(progress.stage(), standing));
  }

  /** What holds a refused study up takes time as anything else does, unless it is suspended. */
  private SearchClock clock(Stage stage, Standing standing) {
    return standing == Standing.REFUSED && !state.study().spec().suspend()
        ? state.clock()
        : state
            .clock()
            .running(stage == Stage.Searching && standing == Standing.ACTIVE, state.now());
  }

  private Standing standing(boolean ended) {
    return ended
        ? Standing.ENDED
        : state.study().spec().suspend() ? Standing.SUSPENDED : Standing.ACTIVE;
  }
}
