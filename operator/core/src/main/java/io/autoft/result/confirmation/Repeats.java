package io.autoft.result.confirmation;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Metric;
import io.autoft.result.Resampled;
import io.autoft.result.Samples;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.Arrays;
import java.util.List;

/**
 * One objective, trained with each of the seeds. All values are such that a larger one is better: a
 * cross-entropy has its sign changed.
 *
 * @param source the trial that is repeated
 * @param seeded whether the seed has a part in it; if not, one evaluation stands for every seed
 * @param scores by seed
 * @param resampled scores on bootstrap resamples of the examples, first by seed, then by resample;
 *     no resamples where a trainer has not reported them
 * @param standardError of one score, from the examples
 */
public record Repeats(
    TrialRecord source,
    boolean seeded,
    double[] scores,
    double[][] resampled,
    double standardError) {

  public Repeats {
    requireNonNull(source, "source is null");
    requireNonNull(scores, "scores is null");
    requireNonNull(resampled, "resampled is null");
  }

  /**
   * What the trials have scored.
   *
   * @param repeats trials with a score, one a seed, in the order of the seeds
   */
  public static Repeats of(
      TrialRecord source, boolean seeded, List<TrialRecord> repeats, Metric metric) {
    var resampled =
        repeats.stream().map(trial -> resampled(trial, metric)).toArray(double[][]::new);
    boolean alike =
        Arrays.stream(resampled).mapToInt(values -> values.length).distinct().count() == 1;
    return new Repeats(
        source,
        seeded,
        repeats.stream().mapToDouble(trial -> oriented(trial, metric)).toArray(),
        alike ? resampled : new double[repeats.size()][0],
        repeats.stream()
            .flatMap(trial -> trial.result().flatMap(TrialResult::standardError).stream())
            .mapToDouble(error -> error)
            .max()
            .orElse(0));
  }

  /** A score such that a larger one is better. */
  static double oriented(TrialRecord trial, Metric metric) {
    return metric.oriented(trial.score().orElseThrow());
  }

  /** A trial's score on each resample; none where the trainer has not reported them. */
  static double[] resampled(TrialRecord trial, Metric metric) {
    return Arrays.stream(Resampled.scores(trial)).map(metric::oriented).toArray();
  }

  int seeds() {
    return scores.length;
  }

  int resamples() {
    return resampled[0].length;
  }

  Repeats withoutResamples() {
    return new Repeats(source, seeded, scores, new double[seeds()][0], standardError);
  }

  double mean() {
    return Samples.mean(scores);
  }

  /** Of the mean over the seeds, on each resample: by how much it is above that on all examples. */
  double[] meanDeviations() {
    double mean = mean();
    return Arrays.stream(Samples.columns(resampled))
        .mapToDouble(column -> Samples.mean(column) - mean)
        .toArray();
  }
}
