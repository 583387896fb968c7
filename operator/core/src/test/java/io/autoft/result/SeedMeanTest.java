package io.autoft.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.contract.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedMeanTest {

  @Test
  void ofOneTrainingItIsWhatThatSays() {
    var mean = SeedMean.of(List.of(new Estimate(0.8, 0.03, List.of(0.7, 0.9))));

    assertThat(mean.value()).isEqualTo(0.8);
    assertThat(mean.standardError()).isEqualTo(0.03, within(1e-15));
    assertThat(mean.deviation()).isEmpty();
  }

  /** Variance of 0.1 and 0.3: 0.02, of their mean 0.01; one degree of freedom of the sum. */
  @Test
  void withoutResamplesTheVariancesOfExamplesAndSeedsAddUp() {
    var mean =
        SeedMean.of(
            List.of(new Estimate(0.1, 0.02, List.of()), new Estimate(0.3, 0.04, List.of())));

    assertThat(mean.value()).isEqualTo(0.2, within(1e-15));
    assertThat(mean.deviation().orElseThrow()).isEqualTo(Math.sqrt(0.02), within(1e-15));
    assertThat(mean.standardError()).isEqualTo(Math.sqrt(0.03 * 0.03 + 0.01), within(1e-15));
    double freedom = Math.pow(0.0109 / 0.01, 2);
    assertThat(mean.difference().quantile())
        .isEqualTo(StudentT.quantile(0.95, freedom), within(1e-12));
    assertThat(mean.difference().basis()).isEqualTo(ErrorBasis.Unpaired);
  }

  /** Resamples of the mean: 0, 1 and 2, variance 1. Single values 0 and 4: of their mean 4. */
  @Test
  void withResamplesTheErrorOfTheExamplesIsThatOfTheMean() {
    var mean =
        SeedMean.of(
            List.of(
                new Estimate(0, 9, List.of(-1.0, 2.0, 2.0)),
                new Estimate(4, 9, List.of(1.0, 0.0, 2.0))));

    assertThat(mean.exampleVariance()).isEqualTo(1, within(1e-15));
    assertThat(mean.standardError()).isEqualTo(Math.sqrt(5), within(1e-15));
    assertThat(mean.difference().basis()).isEqualTo(ErrorBasis.Paired);
  }

  /** What a seed does to a model it does on every set: 0.1 and 0.3 in the mean too. */
  @Test
  void overSeveralSetsOnlyTheErrorsOfTheExamplesBecomeSmaller() {
    var set = new SeedMean(List.of(0.1, 0.3), 0.0004, ErrorBasis.Paired);

    var mean = SeedMean.over(List.of(set, set, set, set));

    assertThat(mean.exampleVariance()).isEqualTo(0.0001, within(1e-18));
    assertThat(mean.standardError()).isEqualTo(Math.sqrt(0.0001 + 0.01), within(1e-15));
  }

  /**
   * 1,000 comparisons of two models over three seeds on two sets of 200 examples. Each seed of each
   * model changes its accuracy by a normal number, and every training errs on examples of its own.
   */
  @Test
  void theIntervalCoversTheTruth() {
    var random = new Random(11);
    int covered = 0;
    for (int study = 0; study < 1000; study++) {
      var accuracies = new double[3][2];
      for (var seed : accuracies) {
        seed[0] = 0.7 + 0.02 * random.nextGaussian();
        seed[1] = 0.65 + 0.02 * random.nextGaussian();
      }
      var sets = new ArrayList<SeedMean>();
      for (int set = 0; set < 2; set++) {
        sets.add(SeedMean.of(differences(accuracies, random)));
      }
      var difference = SeedMean.over(sets).difference();
      covered += difference.lower() <= 0.05 && 0.05 <= difference.upper() ? 1 : 0;
    }

    assertThat(covered).isBetween(950, 995);
  }

  /** Half of what decides over an example is the example's own, the same for all trainings. */
  private static List<Estimate> differences(double[][] accuracies, Random random) {
    int examples = 200;
    var difficulty = random.doubles(examples).toArray();
    var draws =
        IntStream.range(0, 48).mapToObj(r -> random.ints(examples, 0, examples).toArray()).toList();
    var differences = new ArrayList<Estimate>();
    for (var seed : accuracies) {
      var models = new Estimate[2];
      for (int model = 0; model < 2; model++) {
        var right = new boolean[examples];
        for (int i = 0; i < examples; i++) {
          double u = random.nextBoolean() ? difficulty[i] : random.nextDouble();
          right[i] = u < seed[model];
        }
        var all = IntStream.range(0, examples).toArray();
        models[model] =
            new Estimate(
                share(right, all), 0.03, draws.stream().map(draw -> share(right, draw)).toList());
      }
      differences.add(models[0].minus(models[1], Metric.Accuracy));
    }
    return differences;
  }

  private static double share(boolean[] right, int[] indices) {
    return IntStream.of(indices).filter(i -> right[i]).count() / (double) indices.length;
  }
}
