package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.stored.StudyFolder;
import io.autoft.contract.ExitCode;
import io.autoft.status.BudgetView;
import io.autoft.status.StudyStatusView;
import io.autoft.status.TrialRun;
import io.autoft.study.Findings;
import io.autoft.study.SearchClock;
import io.autoft.study.StudyPlan;
import io.autoft.study.StudyPlanner;
import io.autoft.study.StudyState;
import io.autoft.study.proposal.Proposals;
import io.autoft.trial.Cause;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A study with its trials, in memory and in its folder. What has changed is written by {@link
 * #carryOut} and {@link #note}, all of it at once: before anything is done that follows from it.
 * Used by one thread.
 */
final class LocalStudy {

  private final StudyWriter writer;
  private final Study study;
  private final Optional<Cause> refusal;
  private final LocalTrials trials;
  private StoredStudy stored;
  private SearchClock clock;

  /**
   * The study of a folder, as the last run left it.
   *
   * @param refusal why the study cannot be run here
   * @param lastSeen when the folder was written last: the time since then is not the search's
   */
  LocalStudy(StudyWriter writer, StoredStudy stored, Optional<Cause> refusal, Instant lastSeen) {
    this.writer = requireNonNull(writer, "writer is null");
    this.stored = requireNonNull(stored, "stored is null");
    this.refusal = requireNonNull(refusal, "refusal is null");
    study = stored.study();
    trials = new LocalTrials(writer);
    trials.all().forEach(trial -> anew(trial, lastSeen));
    trials.all().forEach(trial -> takeReport(trial, lastSeen));
    trials.store();
    clock =
        statusOfSearch()
            .map(AutoFTStudyStatus::budget)
            .map(BudgetView::clock)
            .orElse(SearchClock.ZERO)
            .running(false, lastSeen);
  }

  /**
   * What ran in an earlier run does not run any more, and what held a trial up may be gone: then
   * all attempts are left, as a new Job has them.
   */
  private void anew(StoredTrial trial, Instant lastSeen) {
    var record = trial.trial();
    boolean blocked = record.outcome() instanceof TrialOutcome.Blocked;
    if (blocked || record.outcome() instanceof TrialOutcome.Running) {
      trials.put(
          trial.with(
              TrialOutcome.Pending.of("not started again yet"),
              blocked ? record.usage().withoutFailures() : record.usage(),
              TrialRun.NONE,
              Optional.empty(),
              lastSeen));
    }
  }

  /** A run may have ended between a trial's report and its file. */
  private void takeReport(StoredTrial trial, Instant lastSeen) {
    var report = StudyFolder.text(writer.report(trial.name()));
    if (report.isEmpty()) {
      return;
    }
    if (!trial.trial().finished()) {
      var end = new WorkerEnd(ExitCode.REPORTED.code(), false, report);
      var usage = trial.trial().usage().withAttempt();
      var outcome = new AttemptOutcome(trial.spec(), study.spec(), end, usage).outcome();
      if (outcome.resultIfAny().isPresent()) {
        ended(
            new Attempt(
                trial.spec().number(),
                outcome,
                usage,
                "worker",
                lastSeen,
                lastSeen,
                Optional.empty()));
      }
    }
    trials.forgetReport(trial);
  }

  Study study() {
    return study;
  }

  AutoFTStudyStatus status() {
    return stored.status().orElseGet(AutoFTStudyStatus::none);
  }

  Collection<StoredTrial> trials() {
    return trials.all();
  }

  Collection<StoredTrial> unfinished() {
    return trials.unfinished();
  }

  StudyPlan plan(Instant now) {
    var log = log();
    var warmStart = new LocalWarmStart(study, writer.folder());
    var recorded = warmStart.recorded();
    var state =
        new StudyState(
            study,
            log,
            refusal,
            stored.status().flatMap(AutoFTStudyStatus::publishedResult),
            stored.status().map(AutoFTStudyStatus::confirmation),
            Optional.of(log),
            recorded,
            recorded.isPresent() ? List.of() : warmStart.earlier(),
            clock,
            0,
            now);
    return StudyPlanner.plan(state);
  }

  private TrialLog log() {
    return trials.log(statusOfSearch().map(AutoFTStudyStatus::nextNumber).orElse(0));
  }

  /** A search that was changed starts over, with its numbers and its time. */
  private Optional<AutoFTStudyStatus> statusOfSearch() {
    return stored.status().filter(status -> study.digest().equals(status.searchDigest()));
  }

  /** Writes trials and files of a plan, and removes what it removes. */
  void carryOut(StudyPlan plan) {
    plan.remove().forEach(trials::remove);
    plan.create().forEach(spec -> trials.put(StoredTrial.proposed(spec)));
    trials.store();
    plan.files().forEach(writer::write);
  }

  /** Notes what has been found; a status that says nothing new is not written again. */
  void note(Findings findings, Instant now) {
    trials.store();
    clock = findings.clock();
    var status = new StudyStatusView(study, stored.generation(), stored.status(), now).of(findings);
    if (stored.status().filter(status::equals).isEmpty()) {
      stored = stored.with(status);
      writer.write(stored);
    }
  }

  /** The time of a run that ends is counted. */
  void stopClock(Findings findings, Instant now) {
    note(findings.withClock(clock.running(false, now)), now);
  }

  /** Notes that a trial runs, and the GPUs that it holds, whatever the study says of pods. */
  void started(StoredTrial trial, double gpus, Instant now) {
    var run = run(Optional.empty(), Optional.of(gpus), Optional.of(now), Optional.empty());
    var outcome = new TrialOutcome.Running("the trainer runs", Optional.of(now));
    trials.put(trial.with(outcome, trial.trial().usage(), run, Optional.empty(), now));
  }

  /** Stored with what follows from it, its report kept until then; unless that takes seconds. */
  void ended(Attempt attempt) {
    boolean finished = attempt.outcome().finished();
    var run =
        run(
            Optional.of(attempt.process()),
            Optional.empty(),
            Optional.of(attempt.start()).filter(s -> finished),
            Optional.of(attempt.end()).filter(e -> finished));
    var trial = trials.get(attempt.trial());
    trials.put(
        trial.with(attempt.outcome(), attempt.usage(), run, attempt.logTail(), attempt.end()));
    trials.forgetReport(trial);
    if (Proposals.takeLong(study.spec())) {
      trials.store();
    }
  }

  private static TrialRun run(
      Optional<String> process,
      Optional<Double> gpus,
      Optional<Instant> start,
      Optional<Instant> end) {
    return new TrialRun(process, gpus, start, end, Optional.empty(), Optional.empty());
  }
}
