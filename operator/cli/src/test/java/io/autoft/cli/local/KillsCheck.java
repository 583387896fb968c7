package io.autoft.cli.local;

import io.autoft.cli.testing.StandInTrainer;
import io.autoft.study.proposal.Replay;
import io.autoft.testing.Document;
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

  /** A trial lasts the longer the more kills there are to be before the study is complete. */
  private static final long PACE_MILLISECONDS = 10;

  private final Path root;
  private final String study;
  private final Random random;

  KillsCheck(Path root, int trials, long seed) {
    this.root = root;
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
   * @param kills of runs
   * @param workerKills of workers
   * @param trials of the study
   * @param faults what should not be, in words
   */
  record Seen(int kills, int workerKills, int trials, List<String> faults) {}

  /** Usage: {@code FOLDER KILLS TRIALS SEED}. */
  public static void main(String[] arguments) throws Exception {
    var root = Path.of(arguments[0]);
    int kills = Integer.parseInt(arguments[1]);
    int trials = Integer.parseInt(arguments[2]);
    var seen = new KillsCheck(root, trials, Long.parseLong(arguments[3])).run(kills);
    seen.faults().forEach(System.out::println);
    System.out.printf(
        "%d runs killed, %d workers killed, %d trials, %d faults%n",
        seen.kills(), seen.workerKills(), seen.trials(), seen.faults().size());
    System.exit(seen.faults().isEmpty() ? 0 : 1);
  }

  Seen run(int wanted) throws Exception {
    var undisturbed = new RunFixture(Files.createDirectories(root.resolve("undisturbed")));
    if (undisturbed.run(study) != RunEnd.COMPLETE) {
      throw new IllegalStateException("the undisturbed study is not complete");
    }
    var place = Files.createDirectories(root.resolve("killed"));
    var killed = new RunFixture(place);
    Files.writeString(
        place.resolve(StandInTrainer.FAULTS).resolve(StandInTrainer.PACE),
        Long.toString(PACE_MILLISECONDS * wanted));
    int kills = 0;
    int workerKills = 0;
    boolean complete = false;
    while (!complete) {
      var process = start(place);
      if (kills < wanted) {
        workerKills += killWorker(process);
        if (killAfter(process, 300 + random.nextInt(1500))) {
          kills++;
        }
      }
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

  /** Of some runs, one of their workers. */
  private int killWorker(Process run) throws InterruptedException {
    if (random.nextInt(3) != 0 || run.waitFor(1200, TimeUnit.MILLISECONDS)) {
      return 0;
    }
    return run.children().findFirst().map(ProcessHandle::destroyForcibly).orElse(false) ? 1 : 0;
  }

  private boolean killAfter(Process run, long milliseconds) throws InterruptedException {
    if (run.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
      return false;
    }
    if (random.nextBoolean()) {
      run.destroy();
    } else {
      run.destroyForcibly();
    }
    return true;
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
