package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.random.RandomSampler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final Problem PROBLEM = problem("autoft-diverging");
  private static final int SEED = 3;

  /** With random search it can be told in a loop what the best observed trial is. */
  @Test
  void scoresTheBestObservedTrialByItsTrueValue() {
    var run = new Simulation(PROBLEM, new RandomSampler(), 1, SEED).run("random", 100);
    double best = Double.POSITIVE_INFINITY;
    double regret = 1;
    int ended = 0;
    var regrets = new ArrayList<Double>();
    for (int number = 0; ended < 100; number++) {
      if (PROBLEM.fails(SEED, number)) {
        continue;
      }
      ended++;
      var request =
          new ProposalRequest(
              PROBLEM.space(), Direction.MINIMIZE, SEED, number, List.of(), List.of());
      var point = new RandomSampler().propose(request);
      double observed = PROBLEM.observe(point, SEED, number);
      if (observed < best) {
        best = observed;
        regret = PROBLEM.regret(PROBLEM.truth(point));
      }
      if (SearchRun.CHECKPOINTS.contains(ended)) {
        regrets.add(regret);
      }
    }
    assertThat(run.key()).isEqualTo(new SearchRun.Key("autoft-diverging", "random", 1, SEED));
    assertThat(run.regrets()).containsExactlyElementsOf(regrets).hasSize(7);
    assertThat(run.chosenFor()).isEqualTo(PROBLEM.regret(best));
  }

  @Test
  void showsSamplersWhatRunsAndWhatEndedButNoFailure() {
    var requests = new ArrayList<ProposalRequest>();
    new Simulation(
            PROBLEM,
            request -> {
              requests.add(request);
              return new RandomSampler().propose(request);
            },
            4,
            SEED)
        .run("spy", 50);
    assertThat(requests).extracting(ProposalRequest::number).isSorted().doesNotHaveDuplicates();
    assertThat(requests.subList(0, 4))
        .extracting(request -> request.pending().size())
        .containsExactly(0, 1, 2, 3);
    assertThat(requests.subList(4, requests.size()))
        .allMatch(request -> request.pending().size() == 3);
    var last = requests.get(requests.size() - 1);
    assertThat(last.finished()).noneMatch(trial -> PROBLEM.fails(SEED, trial.number()));
    assertThat(last.finished()).anyMatch(trial -> !isScored(trial));
    assertThat(last.number()).isGreaterThan(last.finished().size() + 3);
  }

  private static boolean isScored(Finished trial) {
    return trial.observation().isScored();
  }

  @Test
  void writesWhatItReads() {
    var run = new Simulation(PROBLEM, new RandomSampler(), 1, SEED).run("random", 60);
    assertThat(SearchRun.parse(run.line().split(",", -1)).line()).isEqualTo(run.line());
    assertThat(run.line().split(",", -1)).hasSize(SearchRun.HEADER.split(",").length);
    assertThat(run.reaches(50)).isTrue();
    assertThat(run.reaches(70)).isFalse();
  }

  static Problem problem(String name) {
    return ProblemFile.read().stream()
        .filter(problem -> problem.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
