package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void countsProblemsEquallyWhateverTheirSeeds() {
    var comparison =
        new Comparison(
            new SeedTable(
                Map.of(
                    "a", Map.of(0, Math.log(0.5), 1, Math.log(0.5), 2, Math.log(0.5)),
                    "b", Map.of(0, Math.log(2)),
                    "c", Map.of(0, Math.log(0.25), 1, Math.log(1)),
                    "not run", Map.of())));
    assertThat(comparison.ratio()).isEqualTo(Math.cbrt(0.5 * 2 * 0.5), within(1e-12));
    assertThat(comparison.problems()).isEqualTo(3);
    assertThat(comparison.pairs()).isEqualTo(6);
  }

  /** 5 problems on one side of 0: the least two-sided p is 2 / 2^5. */
  @Test
  void testsTheMeansOfProblems() {
    var comparison = new Comparison(table(5, 2, (problem, seed) -> problem + 1 + seed / 10));
    assertThat(comparison.pValue()).isEqualTo(0.0625);
  }

  /** What differs between problems cannot be made up for by more seeds. */
  @Test
  void isAsUncertainAsItsProblemsAreFew() {
    var problems = new Random(4).doubles(60, -1, 1).toArray();
    var noise = new Random(5);
    DoubleBinaryOperator value = (problem, seed) -> problems[(int) problem] + noise(noise);
    assertThat(width(table(6, 40, value))).isGreaterThan(2 * width(table(60, 4, value)));
  }

  /** Nor can what differs between seeds be made up for by more problems. */
  @Test
  void isAsUncertainAsItsSeedsAreFew() {
    var seeds = new Random(6).doubles(40, -1, 1).toArray();
    var noise = new Random(7);
    DoubleBinaryOperator value = (problem, seed) -> seeds[(int) seed] + noise(noise);
    assertThat(width(table(40, 6, value))).isGreaterThan(1.6 * width(table(6, 40, value)));
  }

  @Test
  void needsRuns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Comparison(new SeedTable(Map.of())))
        .withMessage("The samplers have no run in common");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Equivalence(table(1, 1, (p, s) -> 0), new SeedTable(Map.of())))
        .withMessage("The implementations have no problem in common");
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
    return new Equivalence(
        table(20, 60, (p, s) -> difference + 4 * noise(random)),
        table(20, 30, (p, s) -> 4 * noise(random)));
  }

  private static double noise(Random random) {
    return 0.1 * random.nextGaussian();
  }

  private static double width(SeedTable table) {
    var interval = new Comparison(table).interval(0.9);
    return Math.log(interval.high() / interval.low());
  }

  private static SeedTable table(int problems, int seeds, DoubleBinaryOperator value) {
    var rows = new TreeMap<String, Map<Integer, Double>>();
    for (int problem = 0; problem < problems; problem++) {
      var row = new TreeMap<Integer, Double>();
      for (int seed = 0; seed < seeds; seed++) {
        row.put(seed, value.applyAsDouble(problem, seed));
      }
      rows.put("problem %02d".formatted(problem), row);
    }
    return new SeedTable(rows);
  }
}
