package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.study.Findings;
import io.autoft.study.StudyPlan;
import io.autoft.study.phase.Stage;
import io.autoft.trial.TrialOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs a study until it has ended or cannot go on: plans, carries out, waits for an attempt to end,
 * and plans again. All is on disk before it is acted on, so a run may end at any moment, and the
 * next one goes on there.
 */
public final class StudyRun implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(60);

  private final LocalStudy study;
  private final Workers workers;
  private final RunView view;
  private final Clock clock;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Set<Integer> running = new HashSet<>();
  private volatile boolean stopped;

  private sealed interface Event {}

  private record Ended(Attempt attempt) implements Event {}

  private record Broken(RuntimeException why) implements Event {}

  private record Stop() implements Event {}

  StudyRun(LocalStudy study, Workers workers, RunView view, Clock clock) {
    this.study = requireNonNull(study, "study is null");
    this.workers = requireNonNull(workers, "workers is null");
    this.view = requireNonNull(view, "view is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** What is known of the study. */
  public AutoFTStudyStatus status() {
    return study.status();
  }

  /**
   * Runs the study.
   *
   * @throws io.autoft.cli.words.CommandFailedException if the folder or a trainer cannot be used
   */
  public RunEnd run() throws InterruptedException {
    while (true) {
      var plan = pass();
      var end = end(plan);
      if (end.isPresent()) {
        study.stopClock(plan.findings(), clock.instant());
        return end.get();
      }
      await(plan.lookAgain().orElse(LOOK_EVERY));
    }
  }

  private StudyPlan pass() {
    var plan = study.plan(clock.instant());
    // Also while the run is being stopped: the status counts the trials that the plan creates.
    study.carryOut(plan);
    // A refused study may say by now what its trials cannot be trained with.
    if (!stopped && plan.findings().standing() != Findings.Standing.REFUSED) {
      // Before the status, which is for readers, and takes a moment to be on disk.
      start(plan);
    }
    study.note(plan.findings(), clock.instant());
    view.show(study.status(), study.trials());
    return plan;
  }

  /** Trials that have not ended, those of former runs first; not one that waits for a person. */
  private void start(StudyPlan plan) {
    for (var trial : study.unfinished()) {
      boolean waits =
          !(trial.trial().outcome() instanceof TrialOutcome.Blocked)
              && !running.contains(trial.spec().number())
              && !plan.stop().contains(trial.name());
      if (waits && workers.hasIdle()) {
        running.add(trial.spec().number());
        workers.start(
            trial, attempt -> events.add(new Ended(attempt)), why -> events.add(new Broken(why)));
        // After its start, which it would hold up.
        study.started(trial, workers.gpusEach(), clock.instant());
      }
    }
  }

  private Optional<RunEnd> end(StudyPlan plan) throws InterruptedException {
    if (stopped) {
      workers.await();
      events.forEach(this::keep);
      return Optional.of(RunEnd.STOPPED);
    }
    if (!running.isEmpty()) {
      return Optional.empty();
    }
    var findings = plan.findings();
    return switch (findings.standing()) {
      case REFUSED -> Optional.of(RunEnd.REFUSED);
      case SUSPENDED -> Optional.of(RunEnd.SUSPENDED);
      case ENDED ->
          Optional.of(findings.stage() == Stage.Complete ? RunEnd.COMPLETE : RunEnd.FAILED);
      case ACTIVE ->
          findings.obstacle().isPresent() ? Optional.of(RunEnd.HELD_UP) : Optional.empty();
    };
  }

  private void await(Duration most) throws InterruptedException {
    var next = Optional.ofNullable(events.poll(most.toMillis(), TimeUnit.MILLISECONDS));
    while (next.isPresent()) {
      take(next.get());
      next = Optional.ofNullable(events.poll());
    }
  }

  private void take(Event event) {
    if (stopped) {
      keep(event);
    } else if (event instanceof Ended ended) {
      running.remove(ended.attempt().trial());
      study.ended(ended.attempt());
    } else if (event instanceof Broken broken) {
      throw broken.why();
    }
  }

  /** What has come out while the run is being stopped stands; a trainer that was ended is none. */
  private void keep(Event event) {
    if (event instanceof Ended ended && ended.attempt().outcome().resultIfAny().isPresent()) {
      study.ended(ended.attempt());
    }
  }

  /** Ends the run from another thread: at once, with whatever its trials are doing. */
  public void stop() {
    stopped = true;
    workers.close();
    events.add(new Stop());
  }

  @Override
  public void close() {
    workers.close();
  }
}
