package io.autoft.optimizer.benchmark;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.Pending;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Sampler;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A search by several workers, each of which starts a trial whenever its last one ends.
 *
 * <p>Trials that fail are never shown to the sampler and do not count: another number takes their
 * place. Trials that diverge count. The search ends with the last trial of its budget; what then
 * runs is lost.
 */
record Simulation(Problem problem, Sampler sampler, int workers, int seed) {

  private record Running(double end, Pending trial) {}

  SearchRun run(String name, int budget) {
    return new Search().run(name, budget);
  }

  /** One search under way. */
  private final class Search {

    private final PriorityQueue<Running> running =
        new PriorityQueue<>(
            Comparator.comparingDouble(Running::end)
                .thenComparingInt(started -> started.trial().number()));
    private final List<Finished> finished = new ArrayList<>();
    private final List<Double> regrets = new ArrayList<>();
    private double best = Double.POSITIVE_INFINITY;
    private double regretOfBest = 1;
    private int number;
    private long nanoseconds;

    SearchRun run(String name, int budget) {
      for (int worker = 0; worker < workers; worker++) {
        start(0);
      }
      while (true) {
        var ended = running.remove();
        if (!problem.fails(seed, ended.trial().number())) {
          finish(ended.trial());
        }
        if (finished.size() == budget) {
          break;
        }
        start(ended.end());
      }
      return new SearchRun(
          new SearchRun.Key(problem.name(), name, workers, seed),
          regrets,
          problem.regret(best),
          nanoseconds / 1e9);
    }

    private void start(double now) {
      var clock = ManagementFactory.getThreadMXBean();
      long before = clock.getCurrentThreadCpuTime();
      var pending = running.stream().map(Running::trial).toList();
      var request =
          new ProposalRequest(problem.space(), Direction.MINIMIZE, seed, number, finished, pending);
      var trial = new Pending(number, sampler.propose(request));
      nanoseconds += clock.getCurrentThreadCpuTime() - before;
      running.add(new Running(now + problem.duration(seed, number), trial));
      number++;
    }

    private void finish(Pending trial) {
      double observed = problem.observe(trial.parameters(), seed, trial.number());
      finished.add(
          Double.isNaN(observed)
              ? Finished.diverged(trial.number(), trial.parameters())
              : Finished.scored(trial.number(), trial.parameters(), observed));
      if (observed < best) {
        best = observed;
        regretOfBest = problem.regret(problem.truth(trial.parameters()));
      }
      if (SearchRun.CHECKPOINTS.contains(finished.size())) {
        regrets.add(regretOfBest);
      }
    }
  }
}
