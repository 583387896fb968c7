package io.autoft.cluster.scale;

import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.study.PlannedStudy;
import io.autoft.study.proposal.Replay;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Studies;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ends the packaged operator again and again while studies run on a real API server, whose Jobs end
 * by themselves. In the end every trial must have run once and have the score of its parameters;
 * the trials of the mode Deterministic must be those of a study that nobody disturbed, and every
 * proposal of the mode Asynchronous must come out again from what its trial has recorded. Exit code
 * 1 if not.
 *
 * <p>Arguments: {@code stop}, as the kubelet does, after which no log may have a stack trace (those
 * that have are kept in {@code operator/target/operators}), or {@code kill}, at any moment; and how
 * many times.
 */
public final class StopsCheck {

  private static final int MEMORY = 384;
  private static final int DETERMINISTIC = 3;
  private static final int TRIALS = 1_000;
  private static final long MILLISECONDS_BETWEEN_STEPS = 20;

  private static final Document STUDY =
      Studies.STUDY
          .with("spec.search.sampler", "TPE")
          .with("spec.parallelism", "4")
          .with("spec.trainer.keepFinishedSeconds", "0")
          .with("spec.budget.trials", Integer.toString(TRIALS));

  private static final Document IN_SEQUENCE = STUDY.with("spec.search.mode", "Deterministic");

  private StopsCheck() {}

  public static void main(String[] arguments) throws Exception {
    int code = 1;
    try (var client = ApiServer.get().clientOfNewNamespace()) {
      code = check(client, arguments[0].equals("kill"), Integer.parseInt(arguments[1]));
    } catch (Exception e) {
      e.printStackTrace();
    }
    // The API server's threads would go on.
    System.exit(code);
  }

  private static int check(KubernetesClient client, boolean kill, int times) throws Exception {
    var cluster = new Cluster(client, trial -> score(trial.parameters()));
    var inSequence =
        IntStream.range(0, DETERMINISTIC).mapToObj(i -> cluster.create(IN_SEQUENCE)).toList();
    var asynchronous = cluster.create(STUDY);
    var nodes = Executors.newScheduledThreadPool(DETERMINISTIC + 1);
    for (var name : append(inSequence, asynchronous)) {
      nodes.scheduleWithFixedDelay(
          () -> step(cluster, name), 0, MILLISECONDS_BETWEEN_STEPS, TimeUnit.MILLISECONDS);
    }
    int traces = kill ? kill(client.getNamespace(), times) : stop(client.getNamespace(), times);
    nodes.shutdownNow();
    int faults = inSequence.stream().mapToInt(name -> faults(name, cluster)).sum();
    faults += faults(asynchronous, Studies.study(STUDY), cluster);
    System.out.printf(
        "%d %s, %d with a stack trace, %d faults%n",
        times, kill ? "kills" : "stops", traces, faults);
    return traces + faults == 0 ? 0 : 1;
  }

  private static List<String> append(List<String> names, String name) {
    return Stream.concat(names.stream(), Stream.of(name)).toList();
  }

  /** How many logs have a stack trace. */
  private static int stop(String namespace, int times) throws Exception {
    var random = new SplittableRandom(0);
    int traces = 0;
    for (int i = 0; i < times; i++) {
      var operator = OperatorProcess.start(MEMORY, namespace);
      operator.awaitReady();
      Thread.sleep(random.nextInt(200, 2_000));
      operator.stop();
      if (hasTrace(operator.log())) {
        traces++;
        Files.copy(
            operator.log(),
            operator.log().resolveSibling("stop-%d.log".formatted(i)),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return traces;
  }

  /** What a killed operator says is no fault: none. */
  private static int kill(String namespace, int times) throws Exception {
    var random = new SplittableRandom(0);
    for (int i = 0; i < times; i++) {
      var operator = OperatorProcess.start(MEMORY, namespace);
      operator.awaitReady();
      Thread.sleep(random.nextInt(0, 3_000));
      operator.kill();
    }
    return 0;
  }

  /** What the operator has removed meanwhile is no matter. */
  private static void step(Cluster cluster, String study) {
    try {
      cluster.step(study);
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
    }
  }

  private static boolean hasTrace(Path log) throws IOException {
    return Files.readString(log).lines().anyMatch(line -> line.startsWith("\tat "));
  }

  private static double score(Map<String, Double> parameters) {
    return Math.floorMod(parameters.hashCode(), 10_000) / 10_000.0;
  }

  /** Trials that are not those of an undisturbed study. */
  private static int faults(String name, Cluster cluster) {
    var undisturbed = new PlannedStudy(IN_SEQUENCE.with("metadata", "{name: " + name + "}"));
    undisturbed.finish(spec -> score(spec.parameters()));
    var trials = cluster.trials(name);
    int faults = 0;
    for (int number = 0; number < trials.size(); number++) {
      var spec = undisturbed.spec(number);
      boolean same = trials.stream().map(AutoFTTrial::getSpec).anyMatch(spec::equals);
      if (!same) {
        System.out.printf("%s: trial %d should be %s%n", name, number, spec);
        faults++;
      }
    }
    faults += wrong(trials);
    System.out.printf("%s: %d trials, %d faults%n", name, trials.size(), faults);
    return faults;
  }

  /** Proposals that do not come out again: none, or one, after which nothing is computed. */
  private static int faults(String name, Study study, Cluster cluster) {
    var trials = cluster.trials(name);
    var log = new TrialLog(TrialRecords.of(trials));
    var replay = Replay.of(study, log, Optional.empty());
    replay.deviation().ifPresent(d -> System.out.printf("%s: %s%n", name, d.message()));
    int faults = wrong(trials) + (replay.deviation().isPresent() ? 1 : 0);
    System.out.printf(
        "%s: %d trials, %d proposals computed again, %d faults%n",
        name, trials.size(), replay.confirmed(), faults);
    return faults;
  }

  /** Trials that ran more than once, or have ended without the score of their parameters. */
  private static int wrong(List<AutoFTTrial> trials) {
    var wrong =
        trials.stream()
            .filter(
                trial -> trial.getStatus() != null && trial.getStatus().completionTime() != null)
            .filter(
                trial ->
                    trial.getStatus().attempts() != 1
                        || trial.getStatus().score() == null
                        || trial.getStatus().score() != score(trial.getSpec().parameters()))
            .toList();
    wrong.forEach(
        trial -> System.out.printf("%s: %s%n", trial.getMetadata().getName(), trial.getStatus()));
    return wrong.size();
  }
}
