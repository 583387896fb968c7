package io.autoft.cli.local;

import io.autoft.cli.stored.ClaimFolders;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.testing.StandInTrainer;
import io.autoft.study.proposal.Replay;
import io.autoft.testing.Document;
import io.autoft.trial.AttemptLimits;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs a study whose run is ended at random moments, with kill -9 or as by Ctrl-C, and its workers
 * as well, until it is complete; then compares every trial with that of an undisturbed study,
 * computes all proposals again, and counts what ran twice. Started by {@code operator/cli/kills}.
 */
public final class KillsCheck {

  private static final long PACE_MILLISECONDS = 400;

  /** Between two kills, at most: less where the trials are ahead of the kills. */
  private static final int LONG = 2000;

  private static final int SHORT = 300;

  private final Path root;
  private final int trials;
  private final int wanted;
  private final String study;
  private final Random random;
  private int kills;
  private int workerKills;

  /**
   * A check that has not begun.
   *
   * @param trials of the study
   * @param wanted kills of runs, and as many of workers
   */
  KillsCheck(Path root, int trials, int wanted, long seed) {
    this.root = root;
    this.trials = trials;
    this.wanted = wanted;
    study =
        Document.of(RunFixture.STUDY)
            .with("spec.budget.trials", Integer.toString(trials))
            .root()
            .toString();
    random = new Random(seed);
  }

  /**
   * What has been seen.
   *
   * @param kills of runs, by signal 9 or as by Ctrl-C
   * @param workerKills of workers, by signal 9
   * @param trials of the study
   * @param faults what should not be, in words
   */
  record Seen(int kills, int workerKills, int trials, List<String> faults) {}

  /** Usage: {@code FOLDER KILLS TRIALS SEED}. */
  public static void main(String[] arguments) throws Exception {
    var root = Path.of(arguments[0]);
    int kills = Integer.parseInt(arguments[1]);
    int trials = Integer.parseInt(arguments[2]);
    var seen = new KillsCheck(root, trials, kills, Long.parseLong(arguments[3])).run();
    seen.faults().forEach(System.out::println);
    System.out.printf(
        "%d runs ended, %d workers killed, %d trials, %d faults%n",
        seen.kills(), seen.workerKills(), seen.trials(), seen.faults().size());
    System.exit(seen.faults().isEmpty() ? 0 : 1);
  }

  Seen run() throws Exception {
    var undisturbed = new RunFixture(Files.createDirectories(root.resolve("undisturbed")));
    if (undisturbed.run(study) != RunEnd.COMPLETE) {
      throw new IllegalStateException("the undisturbed study is not complete");
    }
    var place = Files.createDirectories(root.resolve("killed"));
    var killed = new RunFixture(place);
    Files.writeString(
        place.resolve(StandInTrainer.FAULTS).resolve(StandInTrainer.PACE),
        Long.toString(PACE_MILLISECONDS));
    boolean complete = false;
    while (!complete) {
      var process = start(place);
      disturb(process, killed);
      complete = process.waitFor() == 0;
    }
    return new Seen(kills, workerKills, killed.proposals().size(), faults(undisturbed, killed));
  }

  private Process start(Path place) throws IOException {
    Files.writeString(place.resolve("study.json"), study);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledRun.class.getName(),
            place.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(place.resolve("log").toFile()))
        .start();
  }

  /**
   * Most runs lose a worker, or as many as are due, then are ended themselves; some are ended
   * before they have one. When there were enough kills of runs, the last one loses workers alone.
   */
  private void disturb(Process run, RunFixture killed) throws InterruptedException, IOException {
    if (random.nextInt(4) != 0) {
      killWorker(run, killed);
    }
    while (workerKills < kills && run.isAlive() && mayLoseAnAttempt(killed)) {
      killWorker(run, killed);
    }
    if (kills < wanted && !run.waitFor(delay(killed), TimeUnit.MILLISECONDS)) {
      end(run);
      return;
    }
    while (kills == wanted && workerKills < wanted && run.isAlive()) {
      killWorker(run, killed);
    }
  }

  private void killWorker(Process run, RunFixture killed) throws InterruptedException, IOException {
    while (run.isAlive() && run.children().findAny().isEmpty()) {
      Thread.sleep(10);
    }
    if (workerKills == wanted || run.waitFor(delay(killed), TimeUnit.MILLISECONDS)) {
      return;
    }
    var workers = run.children().toList();
    if (!workers.isEmpty()
        && mayLoseAnAttempt(killed)
        && workers.get(random.nextInt(workers.size())).destroyForcibly()) {
      workerKills++;
    }
  }

  /** A trial that loses three fails, as it should, and another takes its place. */
  private static boolean mayLoseAnAttempt(RunFixture killed) {
    return killed.folder().trials().stream()
        .map(StoredTrial::trial)
        .noneMatch(t -> !t.finished() && t.usage().attempts() >= AttemptLimits.RETRIES);
  }

  /** So that the kills are spread over the whole study, whatever the speed of the machine. */
  private long delay(RunFixture killed) throws IOException {
    boolean ahead = killed.scored().size() * wanted > kills * trials;
    return 50 + random.nextInt(ahead ? SHORT : LONG);
  }

  private void end(Process run) {
    if (random.nextBoolean()) {
      run.destroy();
    } else {
      run.destroyForcibly();
    }
    kills++;
  }

  private static List<String> faults(RunFixture undisturbed, RunFixture killed) throws IOException {
    var faults = new ArrayList<String>();
    if (!killed.proposals().equals(undisturbed.proposals())) {
      faults.add("the trials are not those of the undisturbed study");
    }
    var log = new TrialLog(killed.folder().trials().stream().map(StoredTrial::trial).toList());
    log.entries().stream()
        .filter(trial -> trial.score().isEmpty())
        .map(trial -> trial.name() + " has no score: " + trial.outcome())
        .forEach(faults::add);
    var study = killed.folder().study().orElseThrow().study();
    Replay.of(study, log, Optional.empty()).deviation().ifPresent(d -> faults.add(d.message()));
    faults.addAll(twice(killed.scored()));
    faults.addAll(otherScores(undisturbed, log));
    return faults;
  }

  private static List<String> twice(List<String> scored) {
    var once = new HashSet<String>();
    return scored.stream().filter(t -> !once.add(t)).map(t -> t + " was scored twice").toList();
  }

  private static List<String> otherScores(RunFixture undisturbed, TrialLog log) {
    return log.entries().stream()
        .filter(trial -> !trial.score().equals(undisturbed.trial(trial.number()).trial().score()))
        .map(TrialRecord::name)
        .map(name -> name + " has another score than in the undisturbed study")
        .toList();
  }

  /** A run of the study in a folder, which is killed from outside. */
  static final class KilledRun {

    /** As the command does: what has come out is stored before the process ends. */
    private static void stopOnSignal(StudyRun run, CountDownLatch over) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    run.stop();
                    try {
                      over.await(10, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }

    public static void main(String[] arguments) throws Exception {
      var root = Path.of(arguments[0]);
      var study = Files.readString(root.resolve("study.json"));
      try (var open = OpenStudy.open(root.resolve("study"), study, RunFixture.VERSION);
          var run =
              open.run(
                  new ClaimFolders(Map.of()),
                  new WorkerLayout(2, 2, List.of()),
                  RunFixture.libraries(),
                  (status, trials) -> {},
                  Clock.systemUTC())) {
        var over = new CountDownLatch(1);
        stopOnSignal(run, over);
        var end = run.run();
        over.countDown();
        System.exit(end == RunEnd.COMPLETE ? 0 : 1);
      }
    }
  }
}
