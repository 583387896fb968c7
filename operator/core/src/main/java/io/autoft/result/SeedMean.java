package io.autoft.result;

import io.autoft.api.v1alpha1.ErrorBasis;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The mean over n trainings that differ in nothing but their seeds, and how sure it is. Its squared
 * standard error has two parts,
 *
 * <pre>
 * e + s / n
 * </pre>
 *
 * where e is the variance of the mean from the examples (over their resamples, else that of the
 * mean of the single standard errors, which is no less) and s the variance of the single values.
 * Each training errs on examples of its own as well, which is in both parts: the interval is rather
 * too wide than too narrow. To take it off (Owen 2007, "The pigeonhole bootstrap") was tried: with
 * two or three seeds intervals became no shorter, and missed the truth more often.
 *
 * @param bySeed the single values, at least one
 * @param exampleVariance e
 * @param basis of e
 */
public record SeedMean(List<Double> bySeed, double exampleVariance, ErrorBasis basis) {

  public SeedMean {
    bySeed = List.copyOf(bySeed);
  }

  /** The mean of single values on the same examples; at least one. */
  static SeedMean of(List<Estimate> trainings) {
    var values = trainings.stream().map(Estimate::value).toList();
    boolean resampled =
        trainings.stream().allMatch(Estimate::isResampled)
            && trainings.stream().map(t -> t.resampled().size()).distinct().count() == 1;
    var basis = resampled ? ErrorBasis.Paired : ErrorBasis.Unpaired;
    if (trainings.size() == 1 || !resampled) {
      double error = Samples.mean(trainings.stream().map(Estimate::standardError).toList());
      return new SeedMean(values, error * error, basis);
    }
    var means =
        IntStream.range(0, trainings.get(0).resampled().size())
            .mapToObj(r -> Samples.mean(trainings.stream().map(t -> t.resampled().get(r)).toList()))
            .toList();
    return new SeedMean(values, Samples.variance(means), basis);
  }

  /**
   * The mean over several sets of examples, whose errors are independent: their squares add up. Not
   * so what a seed does, which is one model's on all of the sets.
   *
   * @param sets at least one, all of the same trainings
   */
  static SeedMean over(List<SeedMean> sets) {
    int n = sets.size();
    var values =
        IntStream.range(0, sets.get(0).bySeed.size())
            .mapToObj(i -> Samples.mean(sets.stream().map(set -> set.bySeed.get(i)).toList()))
            .toList();
    boolean paired = sets.stream().allMatch(set -> set.basis == ErrorBasis.Paired);
    return new SeedMean(
        values,
        sets.stream().mapToDouble(SeedMean::exampleVariance).sum() / n / n,
        paired ? ErrorBasis.Paired : ErrorBasis.Unpaired);
  }

  public double value() {
    return Samples.mean(bySeed);
  }

  /** How far the single values lie apart; none of one. */
  public OptionalDouble deviation() {
    return bySeed.size() == 1
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.sqrt(Samples.variance(bySeed)));
  }

  private double seedVariance() {
    return bySeed.size() == 1 ? 0 : Samples.variance(bySeed) / bySeed.size();
  }

  public double standardError() {
    return Math.sqrt(exampleVariance + seedVariance());
  }

  /** As a difference of two models; with few seeds its interval is that of Student's t. */
  public Difference difference() {
    return seedVariance() == 0
        ? new Difference(value(), standardError(), basis)
        : new Difference(
            value(),
            standardError(),
            basis,
            StudentT.quantile(Difference.LEVEL, Math.max(1, freedom())));
  }

  /** Degrees of freedom of the sum, by Satterthwaite (1946): those of the examples are many. */
  private double freedom() {
    double total = (exampleVariance + seedVariance()) / seedVariance();
    return total * total * (bySeed.size() - 1);
  }
}
