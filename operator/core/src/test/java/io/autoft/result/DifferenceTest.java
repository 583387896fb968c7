package io.autoft.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.api.v1alpha1.Verdict;
import io.autoft.contract.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

  @Test
  void withoutResamplesTheSquaresOfTheErrorsAddUp() {
    var difference = between(estimate(0.8, 0.03), estimate(0.7, 0.04), Metric.Accuracy);

    assertThat(difference.value()).isEqualTo(0.1, within(1e-15));
    assertThat(difference.standardError()).isEqualTo(0.05, within(1e-15));
    assertThat(difference.basis()).isEqualTo(ErrorBasis.Unpaired);
    assertThat(difference.lower()).isEqualTo(0.1 - 1.959964 * 0.05, within(1e-12));
    assertThat(difference.upper()).isEqualTo(0.1 + 1.959964 * 0.05, within(1e-12));
  }

  /** The differences are 0.1, 0.2, 0.3 and 0.4: variance 1/60. */
  @Test
  void withResamplesTheErrorIsTheDeviationOfTheDifferences() {
    var one = new Estimate(0.8, 0.5, List.of(0.5, 0.7, 0.9, 1.1));
    var other = new Estimate(0.55, 0.5, List.of(0.4, 0.5, 0.6, 0.7));

    var difference = between(one, other, Metric.Accuracy);

    assertThat(difference.basis()).isEqualTo(ErrorBasis.Paired);
    assertThat(difference.value()).isEqualTo(0.25, within(1e-15));
    assertThat(difference.standardError()).isEqualTo(Math.sqrt(1 / 60.0), within(1e-12));
  }

  /** Means of the same values in another order. */
  @ParameterizedTest
  @CsvSource({"1e-16, 0", "-1e-16, 0", "1e-12, 1e-14"})
  void roundingIsNoDifference(double value, double standardError) {
    assertThat(new Difference(value, standardError, ErrorBasis.Paired).verdict())
        .isEqualTo(Verdict.NoSignificantDifference);
  }

  @Test
  void ofAModelWithItselfItIsZeroWithoutError() {
    var model = new Estimate(0.8, 0.02, List.of(0.78, 0.8, 0.83));

    var difference = between(model, model, Metric.Accuracy);

    assertThat(difference).isEqualTo(new Difference(0, 0, ErrorBasis.Paired));
    assertThat(difference.verdict()).isEqualTo(Verdict.NoSignificantDifference);
  }

  @Test
  void ofACrossEntropyTheLowerIsTheBetter() {
    var difference = between(estimate(1.0, 0.1), estimate(1.5, 0.1), Metric.CrossEntropy);

    assertThat(difference.value()).isEqualTo(0.5);
    assertThat(difference.verdict()).isEqualTo(Verdict.Better);
  }

  @ParameterizedTest(name = "{0} with standard error {1}")
  @CsvSource({
    "0.0197, 0.01, Better",
    "0.0195, 0.01, NoSignificantDifference",
    "0, 0.01, NoSignificantDifference",
    "-0.0195, 0.01, NoSignificantDifference",
    "-0.0197, 0.01, Worse",
    "0, 0, NoSignificantDifference",
    "0.001, 0, Better"
  })
  void theVerdictIsWhatTheIntervalSays(double value, double error, Verdict verdict) {
    assertThat(new Difference(value, error, ErrorBasis.Paired).verdict()).isEqualTo(verdict);
  }

  @Test
  void theErrorOfAMeanIsThatOfIndependentSets() {
    var mean =
        SeedMean.over(
                List.of(
                    new SeedMean(List.of(0.1), 0.03 * 0.03, ErrorBasis.Paired),
                    new SeedMean(List.of(0.3), 0.04 * 0.04, ErrorBasis.Paired)))
            .difference();

    assertThat(mean.value()).isEqualTo(0.2, within(1e-15));
    assertThat(mean.standardError()).isEqualTo(0.025, within(1e-15));
    assertThat(mean.basis()).isEqualTo(ErrorBasis.Paired);
  }

  @Test
  void aMeanIsPairedOnlyIfAllOfItIs() {
    var mean =
        SeedMean.over(
                List.of(
                    new SeedMean(List.of(0.0), 0.01, ErrorBasis.Paired),
                    new SeedMean(List.of(0.0), 0.01, ErrorBasis.Unpaired)))
            .difference();

    assertThat(mean.basis()).isEqualTo(ErrorBasis.Unpaired);
  }

  /**
   * 1,000 comparisons of two models on ten test sets of 500 examples, of which most are right or
   * wrong for both: the interval covers the true difference in 93 to 97 %, and is narrower than
   * that of unpaired errors, which covers it in nearly all.
   */
  @Test
  void theIntervalOfAPairedMeanCoversTheTruth() {
    var random = new Random(7);
    int covered = 0;
    int coveredUnpaired = 0;
    for (int study = 0; study < 1000; study++) {
      var paired = new ArrayList<SeedMean>();
      var unpaired = new ArrayList<SeedMean>();
      for (int test = 0; test < 10; test++) {
        var pair = Pair.draw(random);
        paired.add(mean(pair.one(), pair.other(), Metric.Accuracy));
        unpaired.add(
            mean(withoutResamples(pair.one()), withoutResamples(pair.other()), Metric.Accuracy));
      }
      covered += covers(SeedMean.over(paired).difference()) ? 1 : 0;
      coveredUnpaired += covers(SeedMean.over(unpaired).difference()) ? 1 : 0;
    }

    assertThat(covered).isBetween(930, 970);
    assertThat(coveredUnpaired).isGreaterThan(990);
  }

  /** Of models trained once. */
  private static Difference between(Estimate one, Estimate other, Metric metric) {
    return mean(one, other, metric).difference();
  }

  private static SeedMean mean(Estimate one, Estimate other, Metric metric) {
    return SeedMean.of(List.of(one.minus(other, metric)));
  }

  private static boolean covers(Difference mean) {
    return mean.lower() <= Pair.TRUE_DIFFERENCE && Pair.TRUE_DIFFERENCE <= mean.upper();
  }

  /** Two models on the same examples, and on the same 48 resamples of them. */
  private record Pair(Estimate one, Estimate other) {

    private static final int EXAMPLES = 500;
    private static final int RESAMPLES = 48;

    /** 55 % right for both, 33 % wrong for both, 8 % right for the one alone, 4 % for the other. */
    private static final double TRUE_DIFFERENCE = 0.04;

    static Pair draw(Random random) {
      var one = new boolean[EXAMPLES];
      var other = new boolean[EXAMPLES];
      for (int i = 0; i < EXAMPLES; i++) {
        double u = random.nextDouble();
        one[i] = u < 0.63;
        other[i] = u < 0.55 || u >= 0.63 && u < 0.67;
      }
      var resampledOne = new ArrayList<Double>();
      var resampledOther = new ArrayList<Double>();
      for (int r = 0; r < RESAMPLES; r++) {
        var indices = random.ints(EXAMPLES, 0, EXAMPLES).toArray();
        resampledOne.add(accuracy(one, indices));
        resampledOther.add(accuracy(other, indices));
      }
      return new Pair(estimate(one, resampledOne), estimate(other, resampledOther));
    }

    private static Estimate estimate(boolean[] right, List<Double> resampled) {
      double accuracy = accuracy(right, IntStream.range(0, EXAMPLES).toArray());
      return new Estimate(accuracy, Math.sqrt(accuracy * (1 - accuracy) / EXAMPLES), resampled);
    }

    private static double accuracy(boolean[] right, int[] indices) {
      return IntStream.of(indices).filter(i -> right[i]).count() / (double) indices.length;
    }
  }

  private static Estimate withoutResamples(Estimate estimate) {
    return estimate(estimate.value(), estimate.standardError());
  }

  private static Estimate estimate(double value, double error) {
    return new Estimate(value, error, List.of());
  }
}
