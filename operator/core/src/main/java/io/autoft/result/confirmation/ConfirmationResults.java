package io.autoft.result.confirmation;

import static java.util.Comparator.comparingDouble;
import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.ConfirmedComparison;
import io.autoft.api.v1alpha1.ConfirmedScore;
import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.contract.Metric;
import io.autoft.result.Difference;
import io.autoft.result.MetricText;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Optional;

/**
 * Sums up a confirmation.
 *
 * <pre>
 * corrected score      = mean of the winner - optimism
 * its variance         = examples + seeds
 * corrected difference = mean of the winner - optimism - (mean of the baseline - its optimism)
 * its variance         = examples + seeds + optimism^2 / 2
 * optimism             = that of choosing candidates + that of choosing among them
 * </pre>
 *
 * <p>A baseline has an optimism if it is the best of several. The optimism is an estimate itself: a
 * lucky lead makes it small. That its error is about 0.7 of its size is what the simulation shows;
 * beside the chance of the examples in a score, which does not cancel, it does not count. Intervals
 * are those of Student's t, with the degrees of freedom of the sum.
 */
public final class ConfirmationResults {

  /** The best search trials by score; no resample makes a candidate of one further down. */
  private static final int CONSIDERED = 1000;

  /** After searches that went on there may be more. */
  private static final int SHOWN = 20;

  private final Metric metric;
  private final Contest contest;
  private final SeedNoise noise;
  private final double optimism;

  /**
   * Of a confirmation that has ended.
   *
   * @param metric of the study
   * @param contest the candidates and baselines with their repeats
   * @param search the search trials with a score
   */
  public ConfirmationResults(Metric metric, Contest contest, List<TrialRecord> search) {
    this.metric = requireNonNull(metric, "metric is null");
    this.contest = requireNonNull(contest, "contest is null");
    noise = contest.seedNoise();
    optimism =
        contest.isPaired()
            ? ofCandidates(search) + Optimism.ofBest(contest.candidates(), noise)
            : 0;
  }

  /**
   * All of it.
   *
   * @param digest by which it is known what it was computed from
   */
  public ConfirmationResult result(String digest) {
    var corrected = corrected();
    return new ConfirmationResult(
        contest.winner().source().name(),
        metric(contest.winner().mean()),
        corrected.map(Difference::value).map(this::metric).orElse(null),
        corrected.map(d -> Math.min(metric(d.lower()), metric(d.upper()))).orElse(null),
        corrected.map(d -> Math.max(metric(d.lower()), metric(d.upper()))).orElse(null),
        contest.winner().seeds(),
        contest.candidates().stream().limit(SHOWN).map(this::score).toList(),
        contest.baselines().stream().map(this::comparison).toList(),
        digest);
  }

  /** The winner's score without what choosing it has added, larger is better. */
  Optional<Difference> corrected() {
    if (!contest.isPaired()) {
      return Optional.empty();
    }
    var variance = contest.exampleVariance().plus(noise.ofMean());
    return Optional.of(difference(contest.winner().mean() - optimism, variance));
  }

  /** The winner against a baseline. */
  Difference against(Repeats baseline) {
    var variance =
        contest
            .exampleVariance(baseline)
            .plus(baseline.seeded() ? noise.ofDifference() : noise.ofMean())
            .plus(ofOptimism());
    double value = contest.winner().mean() - optimism - (baseline.mean() - optimism(baseline));
    return difference(value, variance);
  }

  private Difference difference(double value, Variance variance) {
    return new Difference(
        value,
        variance.standardError(),
        contest.isPaired() ? ErrorBasis.Paired : ErrorBasis.Unpaired,
        variance.margin(Difference.LEVEL) / Math.max(Double.MIN_NORMAL, variance.standardError()));
  }

  private Variance ofOptimism() {
    return Variance.of(optimism * optimism / 2, Double.MAX_VALUE);
  }

  private double optimism(Repeats baseline) {
    return contest.isPaired() && baseline == contest.baselines().get(0)
        ? Optimism.ofBest(contest.baselines(), noise)
        : 0;
  }

  /** Trials without resamples say nothing of it, and are left out. */
  private double ofCandidates(List<TrialRecord> search) {
    int resamples = contest.winner().resamples();
    var trials =
        search.stream()
            .filter(t -> Repeats.resampled(t, metric).length == resamples)
            .sorted(comparingDouble(t -> -Repeats.oriented(t, metric)))
            .limit(CONSIDERED)
            .toList();
    var places = contest.candidates().stream().mapToInt(c -> trials.indexOf(c.source())).toArray();
    return trials.isEmpty()
        ? 0
        : Optimism.ofCandidates(
            trials.stream().mapToDouble(t -> Repeats.oriented(t, metric)).toArray(),
            trials.stream().map(t -> Repeats.resampled(t, metric)).toArray(double[][]::new),
            contest.candidates(),
            places);
  }

  private ConfirmedScore score(Repeats candidate) {
    return new ConfirmedScore(
        candidate.source().name(),
        candidate.source().score().orElseThrow(),
        metric(candidate.mean()));
  }

  private ConfirmedComparison comparison(Repeats baseline) {
    var name = baseline.source().spec().baseline();
    var difference = against(baseline);
    return new ConfirmedComparison(
        name,
        metric(baseline.mean()),
        difference.value(),
        difference.standardError(),
        difference.lower(),
        difference.upper(),
        difference.basis(),
        difference.verdict(),
        new MetricText(metric).verdict(difference, name.name()));
  }

  /** A value in which a larger one is better, as the metric's own. */
  private double metric(double value) {
    return metric.oriented(value);
  }
}
