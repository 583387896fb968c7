package io.autoft.optimizer.gp;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Selects as much of a long history as a model can be fitted to: of a limit of trials two fifths
 * are the best, a fifth the newest of the others, and the rest is spread evenly over what remains,
 * the start included.
 */
final class InformativeTrials {

  private InformativeTrials() {}

  /** In the order given, which is that of the numbers; all of them where the limit allows. */
  static List<Finished> of(Direction direction, List<Finished> trials, int limit) {
    if (trials.size() <= limit) {
      return trials;
    }
    var chosen = new TreeMap<Integer, Finished>();
    trials.stream()
        .sorted(direction.bestFirst())
        .limit(limit * 2 / 5)
        .forEach(trial -> chosen.put(trial.number(), trial));
    trials.stream()
        .sorted(Comparator.comparingInt(Finished::number).reversed())
        .filter(trial -> !chosen.containsKey(trial.number()))
        .limit(limit / 5)
        .toList()
        .forEach(trial -> chosen.put(trial.number(), trial));
    var others = trials.stream().filter(trial -> !chosen.containsKey(trial.number())).toList();
    int rest = limit - chosen.size();
    for (int i = 0; i < rest; i++) {
      var trial = others.get((int) ((long) i * others.size() / rest));
      chosen.put(trial.number(), trial);
    }
    return List.copyOf(chosen.values());
  }
}
