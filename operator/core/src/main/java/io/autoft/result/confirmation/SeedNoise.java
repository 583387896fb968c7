package io.autoft.result.confirmation;

import io.autoft.result.Samples;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much another seed moves a score, pooled over objectives. With scores x_ir = m_i + S_r + e_ir
 * there is a part that a seed does to all objectives, var(S), which cancels in a difference, and
 * one that is an objective's own, var(e); both from the expectations of {@link MeanSquares}.
 *
 * <p>That another seed errs on other examples moves the resampled scores as well, so it is in the
 * chance of the examples already ({@link Contest#exampleVariance}). Its mean squares, those of the
 * resamples' deviations, are therefore taken off: adding both up would count it twice (Owen 2007,
 * "The pigeonhole bootstrap"). A variance that comes out below 0 is 0.
 *
 * @param own var(e)
 * @param common var(S)
 * @param ownSquare mean square of which var(e) is what is left
 * @param ownFreedom its degrees of freedom
 * @param commonSquare mean square of which I var(S) + var(e) is what is left
 * @param objectives I
 * @param seeds R
 */
record SeedNoise(
    double own,
    double common,
    double ownSquare,
    int ownFreedom,
    double commonSquare,
    int objectives,
    int seeds) {

  /** Of objectives whose training depends on the seed, all with resamples or none; two seeds. */
  static SeedNoise of(List<Repeats> repeats) {
    var scores = MeanSquares.of(repeats.stream().map(Repeats::scores).toArray(double[][]::new));
    var examples = ofExamples(repeats);
    int objectives = repeats.size();
    int seeds = repeats.get(0).seeds();
    if (objectives == 1) {
      double own = Math.max(0, scores.seeds() - examples.seeds());
      return new SeedNoise(own, 0, scores.seeds(), seeds - 1, 0, 1, seeds);
    }
    double own = Math.max(0, scores.residual() - examples.residual());
    double common = Math.max(0, (scores.seeds() - examples.seeds() - own) / objectives);
    int freedom = (objectives - 1) * (seeds - 1);
    return new SeedNoise(
        own, common, scores.residual(), freedom, scores.seeds(), objectives, seeds);
  }

  /** What the examples alone do to the mean squares: those of the deviations on each resample. */
  private static MeanSquares ofExamples(List<Repeats> repeats) {
    int resamples = repeats.get(0).resamples();
    if (resamples == 0) {
      return new MeanSquares(0, 0);
    }
    var means =
        repeats.stream()
            .map(
                r -> IntStream.range(0, r.seeds()).mapToDouble(s -> Samples.mean(r.resampled()[s])))
            .map(values -> values.toArray())
            .toArray(double[][]::new);
    double seeds = 0;
    double residual = 0;
    for (int b = 0; b < resamples; b++) {
      int resample = b;
      var deviations =
          IntStream.range(0, repeats.size())
              .mapToObj(i -> deviations(repeats.get(i), means[i], resample))
              .toArray(double[][]::new);
      var squares = MeanSquares.of(deviations);
      seeds += squares.seeds() / (resamples - 1);
      residual += squares.residual() / (resamples - 1);
    }
    return new MeanSquares(seeds, residual);
  }

  private static double[] deviations(Repeats repeats, double[] means, int resample) {
    return IntStream.range(0, means.length)
        .mapToDouble(s -> repeats.resampled()[s][resample] - means[s])
        .toArray();
  }

  /** What the seeds do to the mean of an objective. */
  Variance ofMean() {
    double share = (objectives - 1.0) / objectives;
    double square = (commonSquare / objectives + share * ownSquare) / seeds;
    if (objectives == 1) {
      return new Variance((own + common) / seeds, ownSquare / seeds, ownFreedom);
    }
    // Satterthwaite (1946), for a sum of mean squares.
    double freedom =
        square
            * square
            / (square(commonSquare / objectives / seeds) / (seeds - 1)
                + square(share * ownSquare / seeds) / ownFreedom);
    return new Variance((own + common) / seeds, square, square == 0 ? ownFreedom : freedom);
  }

  /** What the seeds do to the difference of two means over the same seeds. */
  Variance ofDifference() {
    return new Variance(2 * own / seeds, 2 * ownSquare / seeds, ownFreedom);
  }

  private static double square(double value) {
    return value * value;
  }
}
