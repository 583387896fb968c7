package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GatesTest {

  private static final List<Problem> PROBLEMS = ProblemFile.read();
  private static final String BEATS = "`auto` beats `optuna-4.9-tpe`, noisy, 1 worker, 100 trials";
  private static final String EQUALS = "`tpe` is as good as `optuna-4.9-tpe`, 1 worker, 100 trials";
  private static final String BEST =
      "`auto` is no worse than the best of Optuna on each problem, noisy, 1 worker, 100 trials";

  @Test
  void passWhereTheEffectIsLargeAndSure() {
    var gates = gates(Map.of("auto", 0.5, "tpe", 1.0, "optuna-4.9-tpe", 1.0), 0.1);
    assertThat(verdict(gates, BEATS)).isEqualTo(Gate.Verdict.PASS);
    assertThat(verdict(gates, EQUALS)).isEqualTo(Gate.Verdict.PASS);
    assertThat(verdict(gates, BEST)).isEqualTo(Gate.Verdict.PASS);
  }

  @Test
  void missWhereItIsSmall() {
    var gates = gates(Map.of("auto", 0.9, "tpe", 0.85, "optuna-4.9-tpe", 1.0), 0.1);
    assertThat(verdict(gates, BEATS)).isEqualTo(Gate.Verdict.MISS);
    assertThat(verdict(gates, EQUALS)).isEqualTo(Gate.Verdict.MISS);
    assertThat(verdict(gates, BEST)).isEqualTo(Gate.Verdict.PASS);
  }

  /** An effect that chance may have made, and no proof that there is none. */
  @Test
  void missWhereItIsUnsure() {
    var gates = gates(Map.of("auto", 0.7, "tpe", 1.0, "optuna-4.9-tpe", 1.0), 3);
    assertThat(verdict(gates, BEATS)).isEqualTo(Gate.Verdict.MISS);
    assertThat(verdict(gates, EQUALS)).isEqualTo(Gate.Verdict.MISS);
    assertThat(verdict(gates, BEST)).isEqualTo(Gate.Verdict.MISS);
  }

  @Test
  void missWhereOneRivalIsBetterThoughAnotherIsWorse() {
    var gates = gates(Map.of("auto", 0.9, "optuna-4.9-tpe", 1.0, "optuna-4.9-cmaes", 0.6), 0.1);
    assertThat(verdict(gates, BEST)).isEqualTo(Gate.Verdict.MISS);
  }

  @Test
  void areNotPassedByWhatHasNotBeenRun() {
    assertThat(new Gates(new Results(List.of()), List.of(), PROBLEMS).all())
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
    var gates = new Gates(new Results(List.of()), latencies, PROBLEMS).all();
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
    for (var problem : PROBLEMS) {
      for (var sampler : regrets.keySet().stream().sorted().toList()) {
        for (int seed = 0; seed < 10; seed++) {
          double factor = Math.exp(deviation * random.nextGaussian());
          var key = new SearchRun.Key(problem.name(), sampler, 1, seed);
          runs.add(ResultsTest.run(key, 0.1 * regrets.get(sampler) * factor, 9));
        }
      }
    }
    return new Gates(new Results(runs), List.of(), PROBLEMS).all();
  }
}
