package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.stored.StudyFolder;
import io.autoft.trial.Study;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialPaths;
import io.autoft.trial.TrialSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The trainer processes of a run; each runs one trial at a time. */
final class Workers implements AutoCloseable {

  /** As a pod has it beyond the trainer's own limit. */
  static final Duration GRACE = Duration.ofSeconds(120);

  private static final String DEVICES = "CUDA_VISIBLE_DEVICES";

  private final Study study;
  private final StudyWriter writer;
  private final TrialPaths paths;
  private final Clock clock;
  private final double gpusEach;
  private final List<Worker> all = new ArrayList<>();
  private final Deque<Integer> idle = new ArrayDeque<>();
  private final ExecutorService threads;

  /**
   * Workers that are started with their first trials.
   *
   * @param layout how many, and what each of them may use
   * @param grace that a trial has beyond its limit
   */
  Workers(
      Study study,
      StudyWriter writer,
      TrialPaths paths,
      WorkerLayout layout,
      TrainerLibraries libraries,
      Duration grace,
      Clock clock) {
    this.study = requireNonNull(study, "study is null");
    this.writer = requireNonNull(writer, "writer is null");
    this.paths = requireNonNull(paths, "paths is null");
    this.clock = requireNonNull(clock, "clock is null");
    gpusEach = layout.gpusEach();
    for (int i = 0; i < layout.workers(); i++) {
      var environment = new HashMap<>(libraries.environment());
      layout.device(i).ifPresent(device -> environment.put(DEVICES, device));
      all.add(
          new Worker(
              libraries.command(layout.processorsEach(), layout.memoryPercentageEach()),
              Map.copyOf(environment),
              writer.workerLog(i),
              grace));
      idle.add(i);
    }
    threads =
        Executors.newFixedThreadPool(
            layout.workers(),
            task -> {
              var thread = new Thread(task, "worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** GPUs that a trial holds. */
  double gpusEach() {
    return gpusEach;
  }

  /** Whether another trial would start at once. */
  synchronized boolean hasIdle() {
    return !idle.isEmpty();
  }

  /**
   * Starts a trial on an idle worker.
   *
   * @param ended gets the attempt, on another thread
   * @param broken gets what makes running trials impossible
   */
  void start(StoredTrial trial, Consumer<Attempt> ended, Consumer<RuntimeException> broken) {
    int worker = takeIdle();
    try {
      threads.execute(() -> attempt(trial, worker, ended, broken));
    } catch (RejectedExecutionException e) {
      // The run is being stopped.
      giveBack(worker);
    }
  }

  private void attempt(
      StoredTrial trial, int worker, Consumer<Attempt> ended, Consumer<RuntimeException> broken) {
    try {
      var attempt = run(trial, worker);
      giveBack(worker);
      ended.accept(attempt);
    } catch (RuntimeException e) {
      broken.accept(e);
    }
  }

  private synchronized int takeIdle() {
    return idle.pop();
  }

  /** The one that was used last has most in its caches. */
  private synchronized void giveBack(int worker) {
    idle.push(worker);
  }

  private Attempt run(StoredTrial trial, int worker) {
    var config = TrialSettings.of(trial.spec(), study.spec(), paths);
    var start = clock.instant();
    long began = System.nanoTime();
    var end = all.get(worker).run(config, writer.report(trial.name()), folder().log(trial.name()));
    // Not between the two instants: a clock that is set meanwhile would tell another time.
    double seconds = (System.nanoTime() - began) / 1e9;
    var now = clock.instant();
    var usage = trial.trial().usage().withAttempt().withRun(seconds, gpusEach);
    var attempt = new AttemptOutcome(trial.spec(), study.spec(), end, usage);
    var outcome = attempt.outcome();
    return new Attempt(
        trial.spec().number(),
        outcome,
        attempt.disrupted() ? usage.withDisruption() : usage,
        "worker-" + worker,
        start,
        now,
        outcome.resultIfAny().isPresent() ? Optional.empty() : logTail(trial, outcome, worker));
  }

  private StudyFolder folder() {
    return writer.folder();
  }

  /** Of a trainer that could not say why it ended, what it and the Java runtime said last. */
  private Optional<String> logTail(StoredTrial trial, TrialOutcome outcome, int worker) {
    return outcome instanceof TrialOutcome.Failed
        ? folder().logOf(trial.name()).or(() -> StudyFolder.text(writer.workerLog(worker)))
        : Optional.empty();
  }

  /** Waits until what was started has been told, after {@link #close}. */
  void await() throws InterruptedException {
    threads.awaitTermination(10, TimeUnit.SECONDS);
  }

  /** Ends all workers, with whatever they are doing. */
  @Override
  public void close() {
    all.forEach(Worker::close);
    threads.shutdown();
  }
}
