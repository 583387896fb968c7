package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {

  private static final Results RESULTS =
      new Results(
          List.of(
              run("a", "tpe", 0, 0.2),
              run("a", "tpe", 1, 0.4),
              run("a", "tpe", 2, 0.1),
              run("a", "optuna-x", 0, 0.4),
              run("a", "optuna-x", 1, 0.2),
              run("a", "optuna-y", 0, 0.8),
              run("b", "tpe", 0, 0.0001),
              run("b", "optuna-x", 0, 0.01),
              run("b", "optuna-y", 0, 0.005)));
  private static final List<String> BOTH = List.of("a", "b");

  @Test
  void pairsRunsOfOneProblemAndSeed() {
    var pairs = RESULTS.logRatios(at("tpe"), "optuna-x", BOTH);
    assertThat(pairs.problems()).isEqualTo(2);
    assertThat(pairs.runs()).isEqualTo(3);
    assertThat(pairs.byProblem().get("a").get(0)).isEqualTo(Math.log(0.5), within(1e-12));
    assertThat(pairs.byProblem().get("a").get(1)).isEqualTo(Math.log(2), within(1e-12));
    assertThat(pairs.byProblem().get("b").get(0)).isEqualTo(Math.log(0.1), within(1e-12));
    assertThat(RESULTS.logRatios(at("tpe"), "optuna-z", BOTH).isEmpty()).isTrue();
    assertThat(RESULTS.logRatios(new Results.Place("tpe", 16, 100), "optuna-x", BOTH).isEmpty())
        .isTrue();
    assertThat(RESULTS.logRatios(new Results.Place("tpe", 1, 200), "optuna-x", BOTH).isEmpty())
        .isTrue();
  }

  /** 0.0001 counts as the floor, 0.001. */
  @Test
  void averagesLogarithmsWithinAProblemAndThenOverProblems() {
    assertThat(RESULTS.regret(at("tpe"), BOTH))
        .isEqualTo(Math.sqrt(Math.cbrt(0.2 * 0.4 * 0.1) * 0.001), within(1e-12));
    assertThat(RESULTS.regret(at("tpe"), List.of("a", "c"))).isNaN();
    assertThat(RESULTS.seeds(at("tpe"), List.of("a"))).isEqualTo(3);
    assertThat(RESULTS.seeds(at("tpe"), BOTH)).isEqualTo(1);
  }

  @Test
  void findsTheBestRivalOfEachProblem() {
    assertThat(RESULTS.bestRivals(at("tpe"), List.of("optuna-x", "optuna-y"), BOTH))
        .isEqualTo(Map.of("a", "optuna-x", "b", "optuna-y"));
    var ratios = RESULTS.logRatiosToBest(at("tpe"), List.of("optuna-x", "optuna-y"), BOTH);
    assertThat(ratios.runs()).isEqualTo(3);
    assertThat(ratios.means().get("a")).isEqualTo(0, within(1e-12));
    assertThat(ratios.means().get("b")).isEqualTo(Math.log(0.2), within(1e-12));
  }

  /** By the others x is chosen for seed 0, y for 1, and for 2 x, which has not run it. */
  @Test
  void choosesTheBestRivalByTheOtherSeeds() {
    var results =
        new Results(
            List.of(
                run("a", "auto", 0, 0.1),
                run("a", "auto", 1, 0.2),
                run("a", "auto", 2, 0.3),
                run("a", "optuna-x", 0, 0.8),
                run("a", "optuna-x", 1, 0.4),
                run("a", "optuna-y", 0, 0.5),
                run("a", "optuna-y", 1, 0.7),
                run("a", "optuna-y", 2, 0.9)));
    var ratios =
        results.logRatiosToBestOfOtherSeeds(
            at("auto"), List.of("optuna-x", "optuna-y"), List.of("a", "b"));
    assertThat(ratios.byProblem().keySet()).containsExactly("a");
    assertThat(ratios.byProblem().get("a"))
        .containsOnly(
            entry(0, Math.log(0.1) - Math.log(0.8)), entry(1, Math.log(0.2) - Math.log(0.7)));
  }

  @Test
  void ranksSamplersByProblem() {
    assertThat(RESULTS.samplers(1, 100, BOTH)).containsExactly("optuna-x", "optuna-y", "tpe");
    assertThat(RESULTS.meanRanks(List.of("optuna-x", "optuna-y", "tpe"), 1, 100, BOTH))
        .isEqualTo(Map.of("optuna-x", 2.5, "optuna-y", 2.5, "tpe", 1.0));
  }

  @Test
  void setsAllSeedsOfEitherSideAgainstEachOther() {
    var equivalence = RESULTS.equivalence(at("tpe"), "optuna-x", List.of("a"));
    assertThat(equivalence.runs()).isEqualTo(5);
    assertThat(equivalence.ratio())
        .isEqualTo(Math.cbrt(0.2 * 0.4 * 0.1) / Math.sqrt(0.4 * 0.2), within(1e-12));
  }

  private static Results.Place at(String sampler) {
    return new Results.Place(sampler, 1, 100);
  }

  /** Of 100 trials, equally good at all checkpoints. */
  private static SearchRun run(String problem, String sampler, int seed, double regret) {
    return run(new SearchRun.Key(problem, sampler, 1, seed), regret, 7);
  }

  static SearchRun run(SearchRun.Key key, double regret, int checkpoints) {
    return new SearchRun(key, Collections.nCopies(checkpoints, regret), regret, 1);
  }
}
