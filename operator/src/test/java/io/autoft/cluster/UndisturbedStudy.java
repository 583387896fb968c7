package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.contract.TrialConfig;
import io.autoft.study.PlannedStudy;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.Studies;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A study whose sequence follows from its file and its scores alone, so that one that was disturbed
 * can be held against one that was not.
 */
final class UndisturbedStudy {

  static final int TRIALS = 24;

  private static final Document STUDY =
      Studies.STUDY
          .with("spec.search.mode", "Deterministic")
          .with("spec.search.sampler", "TPE")
          .with("spec.search.baselines", "[]")
          .without("spec.finalTraining")
          .with("spec.parallelism", "4")
          // Its Jobs are counted at the end.
          .with("spec.trainer.keepFinishedSeconds", "3600")
          .with("spec.budget.trials", Integer.toString(TRIALS));

  private final Cluster cluster;
  private String name;

  UndisturbedStudy(Cluster cluster) {
    this.cluster = cluster;
  }

  void create() {
    name = cluster.create(STUDY);
  }

  /** Lets its Jobs run until so many trials have a score. */
  void runTo(int trials) {
    cluster.run(name, () -> finished() >= trials);
  }

  /** Lets its Jobs go on by one. */
  void step() {
    cluster.step(name);
  }

  private long finished() {
    return cluster.trials(name).stream()
        .filter(trial -> trial.getStatus() != null && trial.getStatus().score() != null)
        .count();
  }

  /** It is complete, every trial is that of a study that nobody disturbed, and each ran once. */
  void assertUndisturbed() {
    Cluster.await(() -> cluster.stage(name).equals("Complete"));
    var planned = new PlannedStudy(STUDY.with("metadata", "{name: " + name + "}"));
    planned.finish(trial -> score(trial.parameters()));
    var trials = cluster.trials(name);
    assertThat(trials)
        .extracting(AutoFTTrial::getSpec)
        .containsExactlyElementsOf(IntStream.range(0, TRIALS).mapToObj(planned::spec).toList());
    assertThat(trials)
        .allSatisfy(
            trial -> {
              assertThat(trial.getStatus().score()).isEqualTo(score(trial.getSpec().parameters()));
              assertThat(trial.getStatus().attempts()).isEqualTo(1);
            });
    assertThat(cluster.jobs(name)).hasSameSizeAs(trials);
  }

  /** Any, so that the trials depend on one another. */
  static double score(TrialConfig config) {
    return score(config.parameters());
  }

  private static double score(Map<String, Double> parameters) {
    return Math.floorMod(parameters.hashCode(), 10_000) / 10_000.0;
  }
}
