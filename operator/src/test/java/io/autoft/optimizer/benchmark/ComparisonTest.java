package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void countsProblemsEquallyWhateverTheirSeeds() {
    var comparison = new Comparison(List.of(logs(0.5, 0.5, 0.5, 0.5), logs(2), logs(0.25, 1)));
    assertThat(comparison.ratio()).isEqualTo(Math.cbrt(0.5 * 2 * 0.5), within(1e-12));
    assertThat(comparison.problems()).isEqualTo(3);
    assertThat(comparison.pairs()).isEqualTo(7);
  }

  /** 5 problems on one side of 0: the least two-sided p is 2 / 2^5. */
  @Test
  void testsTheMeansOfProblems() {
    var comparison =
        new Comparison(IntStream.range(1, 6).mapToObj(i -> logs(0.9 / i, 0.8 / i)).toList());
    assertThat(comparison.pValue()).isEqualTo(0.0625);
  }

  /** What differs between problems cannot be made up for by more seeds. */
  @Test
  void isAsUncertainAsItsProblemsAreFew() {
    var few = interval(6, 40);
    var many = interval(60, 4);
    assertThat(few.high() / few.low()).isGreaterThan(1.8 * many.high() / many.low());
  }

  private static Interval interval(int problems, int seeds) {
    var random = new Random(4);
    return new Comparison(
            IntStream.range(0, problems)
                .mapToObj(
                    problem -> {
                      double level = random.nextGaussian();
                      return random
                          .doubles(seeds)
                          .map(noise -> level + 0.1 * (noise - 0.5))
                          .toArray();
                    })
                .toList())
        .interval(0.9);
  }

  @Test
  void needsRuns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Comparison(List.of()))
        .withMessage("The samplers have no run in common");
  }

  @Test
  void findsImplementationsEquivalentThatDifferByChanceOnly() {
    assertThat(equivalence(0).interval(0.9).isInside(0.93, 1.07)).isTrue();
    assertThat(equivalence(0.15).interval(0.9).isInside(0.93, 1.07)).isFalse();
    assertThat(equivalence(0.15).ratio()).isEqualTo(Math.exp(0.15), within(0.05));
    assertThat(equivalence(0.15).runs()).isEqualTo(20 * (60 + 30));
  }

  private static Equivalence equivalence(double difference) {
    var random = new Random(5);
    var ours = IntStream.range(0, 20).mapToObj(i -> normal(random, 60, difference)).toList();
    var theirs = IntStream.range(0, 20).mapToObj(i -> normal(random, 30, 0)).toList();
    return new Equivalence(ours, theirs);
  }

  private static double[] normal(Random random, int size, double mean) {
    return IntStream.range(0, size).mapToDouble(i -> mean + 0.4 * random.nextGaussian()).toArray();
  }

  private static double[] logs(double... ratios) {
    return Arrays.stream(ratios).map(Math::log).toArray();
  }
}
