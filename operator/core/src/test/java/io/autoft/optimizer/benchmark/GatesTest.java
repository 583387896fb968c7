package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {

  private static final Suite SUITE = Suite.read();
  private static final String BEATS = "`auto` beats `optuna-4.9-tpe`, noisy, 1 worker, 100 trials";
  private static final String EQUALS = "`tpe` is as good as `optuna-4.9-tpe`, 1 worker, 100 trials";
  private static final String BEST =
      "`auto` is no worse than the best of Optuna on each problem, noisy, 1 worker, 100 trials";

  /** An effect that chance may have made is none, and no proof of parity either. */
  @ParameterizedTest(name = "where the effect is {0}")
  @CsvSource({
    "large and sure, 0.5, 1.0, 0.1, PASS, PASS, PASS",
    "small, 0.9, 0.85, 0.1, MISS, MISS, PASS",
    "unsure, 0.7, 1.0, 3, MISS, MISS, MISS"
  })
  void passOrMiss(
      String effect,
      double auto,
      double tpe,
      double deviation,
      Gate.Verdict beats,
      Gate.Verdict equals,
      Gate.Verdict best) {
    var gates = gates(Map.of("auto", auto, "tpe", tpe, "optuna-4.9-tpe", 1.0), deviation);
    assertThat(verdict(gates, BEATS)).isEqualTo(beats);
    assertThat(verdict(gates, EQUALS)).isEqualTo(equals);
    assertThat(verdict(gates, BEST)).isEqualTo(best);
  }

  @Test
  void missWhereOneRivalIsBetterThoughAnotherIsWorse() {
    var gates = gates(Map.of("auto", 0.9, "optuna-4.9-tpe", 1.0, "optuna-4.9-cmaes", 0.6), 0.1);
    assertThat(verdict(gates, BEST)).isEqualTo(Gate.Verdict.MISS);
  }

  @Test
  void areNotPassedByWhatHasNotBeenRun() {
    assertThat(new Gates(new Results(List.of()), List.of(), SUITE).all())
        .extracting(Gate::verdict)
        .containsOnly(Gate.Verdict.NOT_RUN);
  }

  @Test
  void holdCostsAgainstLimits() {
    var latencies =
        List.of(
            new Latency("tpe", 12, 500, 2.9),
            new Latency("optuna-4.9-tpe", 12, 500, 30),
            new Latency("tpe", 12, 5000, 26),
            new Latency("optuna-4.9-tpe", 12, 5000, 250),
            new Latency("tpe", 96, 5000, 3),
            new Latency("memory", 12, 5000, 8));
    var gates = new Gates(new Results(List.of()), latencies, SUITE).all();
    assertThat(verdict(gates, "`tpe` proposes fast after 500 trials")).isEqualTo(Gate.Verdict.PASS);
    assertThat(verdict(gates, "`tpe` proposes faster than `optuna-4.9-tpe` after 500 trials"))
        .isEqualTo(Gate.Verdict.PASS);
    assertThat(verdict(gates, "`tpe` proposes fast after 5,000 trials"))
        .isEqualTo(Gate.Verdict.MISS);
    assertThat(verdict(gates, "`tpe` proposes faster than `optuna-4.9-tpe` after 5,000 trials"))
        .isEqualTo(Gate.Verdict.MISS);
    assertThat(verdict(gates, "5,000 trials take little memory")).isEqualTo(Gate.Verdict.PASS);
    assertThat(verdict(gates, "`gp` proposes in time after 200 trials"))
        .isEqualTo(Gate.Verdict.NOT_RUN);
  }

  private static Gate.Verdict verdict(List<Gate> gates, String claim) {
    return gates.stream()
        .filter(gate -> gate.claim().equals(claim))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  /** Ten seeds of every problem; the regrets' logarithms have that deviation. */
  private static List<Gate> gates(Map<String, Double> regrets, double deviation) {
    var random = new Random(1);
    var runs = new ArrayList<SearchRun>();
    for (var problem : SUITE.all()) {
      for (var sampler : regrets.keySet().stream().sorted().toList()) {
        for (int seed = 0; seed < 10; seed++) {
          double factor = Math.exp(deviation * random.nextGaussian());
          var key = new SearchRun.Key(problem, sampler, 1, seed);
          runs.add(ResultsTest.run(key, 0.1 * regrets.get(sampler) * factor, 9));
        }
      }
    }
    return new Gates(new Results(runs), List.of(), SUITE).all();
  }
}
