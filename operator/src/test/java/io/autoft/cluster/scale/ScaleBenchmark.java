package io.autoft.cluster.scale;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialCounts;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.SearchDigests;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.contract.Contract;
import io.autoft.contract.Loss;
import io.autoft.contract.ParameterNames;
import io.autoft.contract.Resamples;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Document;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Studies;
import io.autoft.testing.StudyObjects;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import io.autoft.trial.TrialNames;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The packaged operator in a process of its own, with the image's flags and a heap as in its
 * container, on a real API server with trials that have ended: how long it takes to know them all,
 * how much memory it takes, and how much of a core while nothing happens. Prints one row of a
 * table.
 *
 * <p>Arguments: the container's memory in MiB, the number of studies, trials of each.
 */
public final class ScaleBenchmark {

  private static final int WRITERS = 8;
  private static final int IDLE_SECONDS = 60;

  /** Of the status of a trial that has run. */
  private static final Map<String, Object> DETAILS =
      Map.of(
          "node",
          "worker-17.example.internal",
          "imageID",
          "ghcr.io/autoft/trainer@sha256:" + "0123456789abcdef".repeat(4),
          "completionTime",
          "2026-03-01T12:00:00Z",
          "duration",
          "1m12s",
          "metrics",
          Map.of(
              "loss", 0.34385862946510315,
              "oodValidation.accuracy", 0.684,
              "oodValidation.crossEntropy", 0.9203766775133352,
              "oodValidation.macroF1", 0.682203131111261,
              "standardError", 0.014709193056057166));

  private final KubernetesClient client;
  private final String namespace;

  private ScaleBenchmark(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  public static void main(String[] arguments) throws Exception {
    int memory = Integer.parseInt(arguments[0]);
    int studies = Integer.parseInt(arguments[1]);
    int trials = Integer.parseInt(arguments[2]);
    int code = 1;
    try (var client = ApiServer.get().client()) {
      var benchmark = new ScaleBenchmark(client, ApiServer.get().newNamespace());
      long began = System.nanoTime();
      benchmark.fill(studies, trials);
      System.err.printf("filled in %.0f s%n", (System.nanoTime() - began) / 1e9);
      benchmark.measure(memory, studies, trials);
      code = 0;
    } catch (Exception e) {
      e.printStackTrace();
    }
    // The API server's threads would go on.
    System.exit(code);
  }

  private void fill(int studies, int trials) throws InterruptedException {
    var names = IntStream.range(0, studies).mapToObj("study-%02d"::formatted).toList();
    var created = names.stream().map(this::study).toList();
    var writers = Executors.newFixedThreadPool(WRITERS);
    for (var study : created) {
      for (int number = 0; number < trials; number++) {
        int n = number;
        writers.execute(() -> trial(study, n));
      }
    }
    writers.shutdown();
    while (!writers.awaitTermination(1, TimeUnit.MINUTES)) {
      System.err.println("filling ..");
    }
  }

  /** Suspended, so that nothing goes on. */
  private AutoFTStudy study(String name) {
    var document =
        Studies.STUDY
            .with("metadata", "{name: " + name + "}")
            .with("spec.suspend", "true")
            .with("spec.budget.trials", "10000")
            .with("spec.search.baselines", "[]");
    return client.resource(StudyObjects.study(document)).inNamespace(namespace).create();
  }

  private void trial(AutoFTStudy study, int number) {
    var name = study.getMetadata().getName();
    var trial = TrialObjects.scored(spec(study, number), Math.random());
    DETAILS.forEach((field, value) -> TrialObjects.with(trial, field, value));
    TrialObjects.with(trial, "resamples", resamples());
    trial.setMetadata(OwnerReferences.child(study, TrialNames.of(name, number)));
    var status = trial.getStatus();
    var created = client.resource(trial).create();
    created.setStatus(status);
    client.resource(created).updateStatus();
  }

  private static String resamples() {
    return new Resamples(scores(), scores()).encode();
  }

  private static float[] scores() {
    var scores = new float[Contract.RESAMPLES];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) ThreadLocalRandom.current().nextGaussian(0.684, 0.015);
    }
    return scores;
  }

  private static AutoFTTrialSpec spec(AutoFTStudy study, int number) {
    var parameters = new TreeMap<String, Double>();
    parameters.put(ParameterNames.LEARNING_RATE, Math.random());
    parameters.put(ParameterNames.WEIGHT_DECAY, Math.random());
    for (var loss : Loss.defaults()) {
      parameters.put(ParameterNames.weight(loss.name()), Math.random());
    }
    var spec = TrialSpecs.of(number, TrialPurpose.Search, null, parameters);
    var ofStudy =
        Document.of(Serialization.asJson(spec))
            .with("study", study.getMetadata().getName())
            .with("searchDigest", new SearchDigests().of(study))
            .with(
                "proposal",
                "{sampler: TPE, finished: '0-%1$d', pending: '%1$d'}".formatted(number));
    return Serialization.unmarshal(ofStudy.root().toString(), AutoFTTrialSpec.class);
  }

  private void measure(int memory, int studies, int trials) throws Exception {
    var operator = OperatorProcess.start(memory, namespace);
    try {
      double ready = operator.awaitReady();
      double known = awaitAll(operator, trials);
      Thread.sleep(10_000);
      double before = operator.cpuSeconds();
      Thread.sleep(IDLE_SECONDS * 1000L);
      double idle = (operator.cpuSeconds() - before) / IDLE_SECONDS;
      System.out.printf(
          Locale.ROOT,
          "| %d | %d x %d | %.1f | %.1f | %.0f | %.0f | %.2f %% |%n",
          memory,
          studies,
          trials,
          ready,
          known,
          operator.peakMebibytes(),
          operator.mebibytes(),
          100 * idle);
    } finally {
      operator.stop();
    }
  }

  private static int counted(AutoFTStudy study) {
    return Optional.ofNullable(study.getStatus())
        .map(AutoFTStudyStatus::trials)
        .map(TrialCounts::total)
        .orElse(0);
  }

  /** Seconds until every study has counted its trials. */
  private double awaitAll(OperatorProcess operator, int trials) throws InterruptedException {
    while (true) {
      operator.check();
      boolean all =
          client.resources(AutoFTStudy.class).inNamespace(namespace).list().getItems().stream()
              .allMatch(s -> counted(s) == trials);
      if (all) {
        return operator.seconds();
      }
      Thread.sleep(500);
    }
  }
}
