package io.autoft.optimizer;

import static java.util.Objects.requireNonNull;

import io.autoft.optimizer.numerics.TrialRandom;
import io.autoft.optimizer.space.SearchSpace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * All that a proposal depends on.
 *
 * <p>Trials are kept in the order of their numbers, so that the order of the lists given does not
 * matter. Those outside the space (an initial trial may be) are left out: a sampler could neither
 * model nor repeat them.
 *
 * @param direction which scores are better
 * @param seed of the whole search
 * @param number of the trial that is asked for, from 0; not one of the finished or pending
 * @param finished trials that have a score or have diverged; those that failed are not given
 * @param pending trials that have been proposed and have not finished
 */
public record ProposalRequest(
    SearchSpace space,
    Direction direction,
    long seed,
    int number,
    List<Finished> finished,
    List<Pending> pending) {

  private static final int MAX_DRAWS = 100;

  /**
   * Sorts the trials and leaves out those outside the space.
   *
   * @throws IllegalArgumentException where two trials share a number, that asked for included
   */
  public ProposalRequest {
    requireNonNull(space, "space is null");
    requireNonNull(direction, "direction is null");
    checkNumbers(number, finished, pending);
    finished = inside(space, finished);
    pending = inside(space, pending);
  }

  /** A new source of randomness, a function of the seed and the number alone. */
  public RandomGenerator random() {
    return TrialRandom.of(seed, number);
  }

  /**
   * Draws until a point comes that no finished or pending trial has had.
   *
   * @param draw gives a point inside the space, another one each time
   * @return empty after a hundred draws of known points
   */
  public Optional<Map<String, Double>> firstNew(Supplier<Map<String, Double>> draw) {
    return Stream.generate(draw).limit(MAX_DRAWS).filter(point -> !isKnown(point)).findFirst();
  }

  /** Whether a finished or pending trial has had a point, which lies inside the space. */
  public boolean isKnown(Map<String, Double> point) {
    return Stream.<Trial>concat(finished.stream(), pending.stream())
        .anyMatch(trial -> space.coincide(trial.parameters(), point));
  }

  private static <T extends Trial> List<T> inside(SearchSpace space, List<T> trials) {
    return trials.stream()
        .filter(trial -> space.contains(trial.parameters()))
        .sorted(Comparator.comparingInt(Trial::number))
        .toList();
  }

  private static void checkNumbers(int number, List<Finished> finished, List<Pending> pending) {
    var numbers =
        Stream.<Trial>concat(finished.stream(), pending.stream())
            .mapToInt(Trial::number)
            .sorted()
            .toArray();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == number || i > 0 && numbers[i] == numbers[i - 1]) {
        throw new IllegalArgumentException("Two trials have the number " + numbers[i]);
      }
    }
  }
}
