package io.autoft.optimizer;

import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A study that was run by several workers at once, with what a cluster keeps of it: each trial's
 * point and outcome, and the numbers of the trials that its proposal knew to be finished or
 * pending.
 */
record RecordedStudy(long seed, Direction direction, List<Recorded> trials) {

  static final SearchSpace SPACE =
      SearchSpace.of(
          new CategoricalParameter("batch", 3),
          new FloatParameter("decay", 0, 1, Scale.LINEAR),
          new FloatParameter("fixed", .5, .5, Scale.LINEAR),
          new IntegerParameter("layers", 1, 12, Scale.LOG),
          new FloatParameter("rate", 1e-7, 1e-3, Scale.LOG),
          new IntegerParameter("seed", 0, 10, Scale.LINEAR));

  /** Without an observation: the trial failed and is never shown to a sampler. */
  record Recorded(
      int number,
      Map<String, Double> point,
      Optional<Observation> observation,
      Set<Integer> finished,
      Set<Integer> pending) {}

  /** Workers start and end in an order by chance; some trials fail, diverge or score NaN. */
  static RecordedStudy run(Sampler sampler, long seed, int workers, int size) {
    var random = new Random(seed);
    var direction = random.nextBoolean() ? Direction.MAXIMIZE : Direction.MINIMIZE;
    var started = new HashMap<Integer, Recorded>();
    var pending = new ArrayList<Pending>();
    var finished = new ArrayList<Finished>();
    for (int number = 0; number < size; number++) {
      var request = new ProposalRequest(SPACE, direction, seed, number, finished, pending);
      var point = sampler.propose(request);
      started.put(
          number,
          new Recorded(number, point, Optional.empty(), numbers(finished), numbers(pending)));
      pending.add(new Pending(number, point));
      while (pending.size() == workers || !pending.isEmpty() && random.nextInt(4) == 0) {
        var trial = pending.remove(random.nextInt(pending.size()));
        observe(trial.parameters(), random)
            .ifPresent(
                observation -> {
                  var old = started.get(trial.number());
                  started.put(
                      trial.number(),
                      new Recorded(
                          old.number(),
                          old.point(),
                          Optional.of(observation),
                          old.finished(),
                          old.pending()));
                  finished.add(new Finished(trial.number(), trial.parameters(), observation));
                });
      }
    }
    return new RecordedStudy(
        seed, direction, started.keySet().stream().sorted().map(started::get).toList());
  }

  /** What a trial's proposal depended on, put together from the record in an order by chance. */
  ProposalRequest request(Recorded trial, Random random) {
    var finished =
        trial.finished().stream()
            .map(trials::get)
            .map(one -> new Finished(one.number(), one.point(), one.observation().orElseThrow()))
            .collect(Collectors.toCollection(ArrayList::new));
    var pending =
        trial.pending().stream()
            .map(trials::get)
            .map(one -> new Pending(one.number(), one.point()))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(finished, random);
    Collections.shuffle(pending, random);
    return new ProposalRequest(SPACE, direction, seed, trial.number(), finished, pending);
  }

  private static Optional<Observation> observe(Map<String, Double> point, Random random) {
    int fate = random.nextInt(20);
    if (fate == 0) {
      return Optional.empty();
    }
    if (fate == 1 || point.get("rate") > 3e-4) {
      return Optional.of(new Observation.Diverged());
    }
    double rate = Math.rint(2 * Math.log10(point.get("rate")));
    return Optional.of(
        new Observation.Score(
            fate == 2 ? Double.NaN : -Math.abs(rate + 10) - Math.rint(4 * point.get("decay"))));
  }

  private static Set<Integer> numbers(List<? extends Trial> trials) {
    return trials.stream().map(Trial::number).collect(Collectors.toCollection(TreeSet::new));
  }
}
