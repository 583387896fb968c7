package io.autoft.result.confirmation;

import io.autoft.result.Samples;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Candidates and baselines after the same seeds.
 *
 * @param candidates at least one; each with a score for every seed
 * @param baselines likewise; may be none
 */
public record Contest(List<Repeats> candidates, List<Repeats> baselines) {

  /**
   * The level at which a difference ends the repeats early: three standard errors of a normal
   * distribution. So strict a look before the end leaves the level of the last interval all but as
   * it is (Haybittle 1971; Peto et al. 1976).
   */
  private static final double EARLY_LEVEL = 0.9973;

  public Contest {
    boolean paired = arePaired(candidates, baselines);
    candidates = inOrder(candidates, paired);
    baselines = inOrder(baselines, paired);
  }

  /** Whether all have resamples, and as many. */
  private static boolean arePaired(List<Repeats> candidates, List<Repeats> baselines) {
    var numbers =
        Stream.concat(candidates.stream(), baselines.stream())
            .mapToInt(Repeats::resamples)
            .distinct()
            .toArray();
    return numbers.length == 1 && numbers[0] > 1;
  }

  /** Of equal means the earlier trial's first. */
  private static List<Repeats> inOrder(List<Repeats> repeats, boolean paired) {
    return repeats.stream()
        .map(r -> paired ? r : r.withoutResamples())
        .sorted(
            Comparator.comparingDouble(Repeats::mean)
                .reversed()
                .thenComparing(r -> r.source().number()))
        .toList();
  }

  /** The candidate with the best mean. */
  public Repeats winner() {
    return candidates.get(0);
  }

  /**
   * Whether more seeds could not change the order any more: the winner differs from the second
   * candidate and from the best baseline by more than the seeds explain. The chance of the examples
   * has no part in it, since no number of seeds makes it smaller. With nothing to compare the
   * winner with, nothing is ever decided.
   */
  public boolean isDecided() {
    var rivals = Stream.concat(candidates.stream().skip(1).limit(1), baselines.stream().limit(1));
    var noise = seedNoise();
    var decided = rivals.map(rival -> differs(rival, noise)).toList();
    return !decided.isEmpty() && decided.stream().allMatch(d -> d);
  }

  private boolean differs(Repeats rival, SeedNoise noise) {
    var variance = rival.seeded() ? noise.ofDifference() : noise.ofMean();
    var whole = Variance.of(variance.square(), variance.freedom());
    return Math.abs(winner().mean() - rival.mean()) > whole.margin(EARLY_LEVEL);
  }

  SeedNoise seedNoise() {
    return SeedNoise.of(
        Stream.concat(candidates.stream(), baselines.stream()).filter(Repeats::seeded).toList());
  }

  /** Whether all have resamples, and can so be compared in pairs. */
  boolean isPaired() {
    return winner().resamples() > 0;
  }

  /** What the examples do to the mean of the winner. */
  Variance exampleVariance() {
    return resampled(winner().meanDeviations());
  }

  /** What the examples do to the difference of two means. */
  Variance exampleVariance(Repeats other) {
    return isPaired()
        ? resampled(Samples.minus(winner().meanDeviations(), other.meanDeviations()))
        : apart(other);
  }

  /** As many degrees of freedom as there are resamples, less one. */
  private static Variance resampled(double[] deviations) {
    return Variance.of(Samples.variance(deviations), deviations.length - 1);
  }

  /** As for different examples, which is larger as a rule. */
  private Variance apart(Repeats other) {
    return Variance.of(
        Math.pow(winner().standardError(), 2) + Math.pow(other.standardError(), 2),
        Double.MAX_VALUE);
  }
}
