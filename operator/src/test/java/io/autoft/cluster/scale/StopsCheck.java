package io.autoft.cluster.scale;

import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.study.PlannedStudy;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Studies;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Stops the packaged operator again and again while studies of the mode Deterministic run on a real
 * API server, whose Jobs end by themselves. In the end their trials must be those of a study that
 * nobody disturbed, and no stop may have written a stack trace; logs with one are kept in {@code
 * operator/target/operators}. Exit code 1 if not.
 *
 * <p>Argument: how many times.
 */
public final class StopsCheck {

  private static final int MEMORY = 384;
  private static final int STUDIES = 4;
  private static final int TRIALS = 1_000;
  private static final long MILLISECONDS_BETWEEN_STEPS = 20;

  private static final Document STUDY =
      Studies.STUDY
          .with("spec.search.mode", "Deterministic")
          .with("spec.search.sampler", "TPE")
          .with("spec.parallelism", "4")
          .with("spec.trainer.keepFinishedSeconds", "0")
          .with("spec.budget.trials", Integer.toString(TRIALS));

  private StopsCheck() {}

  public static void main(String[] arguments) throws Exception {
    int code = 1;
    var config = Config.fromKubeconfig(ApiServer.get().kubeconfig());
    config.setNamespace(ApiServer.get().newNamespace());
    try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
      code = check(client, Integer.parseInt(arguments[0]));
    } catch (Exception e) {
      e.printStackTrace();
    }
    // The API server's threads would go on.
    System.exit(code);
  }

  private static int check(KubernetesClient client, int stops) throws Exception {
    var cluster = new Cluster(client, trial -> score(trial.parameters()));
    var names = IntStream.range(0, STUDIES).mapToObj(i -> cluster.create(STUDY)).toList();
    var nodes = Executors.newScheduledThreadPool(STUDIES);
    for (var name : names) {
      nodes.scheduleWithFixedDelay(
          () -> step(cluster, name), 0, MILLISECONDS_BETWEEN_STEPS, TimeUnit.MILLISECONDS);
    }
    var random = new SplittableRandom(0);
    int traces = 0;
    for (int i = 0; i < stops; i++) {
      var operator = OperatorProcess.start(MEMORY, client.getNamespace());
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
    nodes.shutdownNow();
    int faults = 0;
    for (var name : names) {
      faults += faults(name, cluster);
    }
    System.out.printf("%d stops, %d with a stack trace, %d faults%n", stops, traces, faults);
    return traces + faults == 0 ? 0 : 1;
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
    var undisturbed = new PlannedStudy(STUDY.with("metadata", "{name: " + name + "}"));
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
    System.out.printf("%s: %d trials, %d faults%n", name, trials.size(), faults);
    return faults;
  }
}
