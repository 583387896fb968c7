package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A benchmark of seconds: few problems, few seeds, loose limits. It finds a sampler that has
 * stopped searching, not one that has become a little worse.
 */
class SearchSmokeTest {

  private static final List<String> PROBLEMS =
      List.of("sphere-noisy", "rosenbrock-noisy", "autoft-sparse", "autoft-cliff", "autoft-macro");
  private static final Results RECORDED = Results.recorded();

  @ParameterizedTest
  @CsvSource({"tpe, 6, 0.75, 1.4", "cmaes, 6, 0.75, 1.4", "auto, 1, 0.6, 1.2"})
  void samplersBeatRandomSearchAndAreNoWorseThanOptunaWas(
      String name, int seeds, double limitToRandom, double limitToOptuna) {
    var runs = new ArrayList<>(RECORDED.runs());
    runs.removeIf(run -> run.key().sampler().equals(name));
    for (var problem : PROBLEMS) {
      IntStream.range(0, seeds).mapToObj(seed -> run(problem, name, seed)).forEach(runs::add);
    }
    var place = new Results.Place(name, 1, 100);
    var results = new Results(runs);
    var random = new Comparison(results.logRatios(place, "random", PROBLEMS));
    var optuna = results.equivalence(place, "optuna-4.9-tpe", PROBLEMS);
    assertThat(random.pairs()).isEqualTo(PROBLEMS.size() * seeds);
    assertThat(random.ratio()).isLessThan(limitToRandom);
    assertThat(optuna.ratio()).isLessThan(limitToOptuna);
  }

  /** Where the score is a count, so that no processor's logarithm matters. */
  @Test
  void theCommittedRunsAreThoseOfThisSampler() {
    var key = new SearchRun.Key("autoft-sparse", "tpe", 1, 0);
    var recorded =
        RECORDED.runs().stream().filter(run -> run.key().equals(key)).findFirst().orElseThrow();
    var fresh = run("autoft-sparse", "tpe", 0);
    int reached = fresh.regrets().size();
    assertThat(SearchRun.parse(fresh.line().split(",", -1)).regrets())
        .isEqualTo(recorded.regrets().subList(0, reached))
        .hasSize(7);
  }

  private static SearchRun run(String problem, String sampler, int seed) {
    return new Simulation(
            SimulationTest.problem(problem), Contestant.named(sampler).sampler(), 1, seed)
        .run(sampler, 100);
  }
}
