package io.autoft.optimizer.importance;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.numerics.StandardNormal;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.SearchSpace;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much each parameter mattered for a trial to be among the best quarter, after PED-ANOVA
 * (Watanabe, Bansal and Hutter, IJCAI 2023, arXiv 2304.10255): the more the good values of a
 * parameter differ from the tried ones, the more it matters, as Pearson's divergence
 *
 * <pre>D = sum over cells b of (p_b - q_b)^2 / q_b,</pre>
 *
 * where p_b and q_b are the fractions of good and of all trials in a cell of the parameter's range.
 * Cells hold about as many trials each, so that it does not matter where a sampler looked most.
 *
 * <p>Chance alone makes D positive: were the k good ones any k of the n trials, k D (n - 1) / (n -
 * k) would be distributed about as chi squared with B - 1 degrees of freedom for B cells. Its mean
 * is taken off, and a parameter counts as 0 unless it exceeds what chance would show for any of the
 * parameters in one study of twenty. Only effects of a parameter on its own are seen, not those of
 * a combination.
 */
public final class Importance {

  private static final int MIN_TRIALS = 20;
  private static final int MAX_CELLS = 10;
  private static final int MIN_GOOD_PER_CELL = 4;
  private static final double FALSE_ALARMS = 0.05;

  private Importance() {}

  /**
   * Each free parameter's share, in the order of the names; they add up to 1. Empty where nothing
   * can be said: of fewer than 20 trials inside the space, without a quarter that is better than
   * the rest, and where no parameter stands out from chance. Trials that diverged count as bad.
   */
  public static Map<String, Double> of(
      SearchSpace space, Direction direction, List<Finished> finished) {
    var ranked =
        finished.stream()
            .filter(trial -> space.contains(trial.parameters()))
            .sorted(direction.bestFirst())
            .toList();
    int good = ranked.size() < MIN_TRIALS ? 0 : good(direction, ranked);
    var shares = new TreeMap<String, Double>();
    double alarms = FALSE_ALARMS / space.free().size();
    double sum = 0;
    for (var parameter : space.free()) {
      var values =
          ranked.stream().mapToDouble(trial -> trial.parameters().get(parameter.name())).toArray();
      double divergence = good == 0 ? 0 : divergence(cells(parameter, values, good), good, alarms);
      shares.put(parameter.name(), divergence);
      sum += divergence;
    }
    if (sum == 0) {
      return Map.of();
    }
    double total = sum;
    shares.replaceAll((name, divergence) -> divergence / total);
    return Collections.unmodifiableMap(shares);
  }

  /** A quarter of the trials, less those that are no better than the first of the others. */
  private static int good(Direction direction, List<Finished> ranked) {
    int good = ranked.size() / 4;
    double rest = ranked.get(good).score();
    while (good > 0 && !direction.isBetter(ranked.get(good - 1).score(), rest)) {
      good--;
    }
    return good;
  }

  /** Each trial's cell; equal values share one, and categories have one each. */
  private static int[] cells(Parameter parameter, double[] values, int good) {
    if (parameter instanceof CategoricalParameter) {
      return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    }
    int count = Math.max(2, Math.min(MAX_CELLS, good / MIN_GOOD_PER_CELL));
    var sorted = values.clone();
    Arrays.sort(sorted);
    return Arrays.stream(values)
        .mapToInt(value -> (int) ((long) count * firstIndex(sorted, value) / sorted.length))
        .toArray();
  }

  private static int firstIndex(double[] sorted, double value) {
    int index = Arrays.binarySearch(sorted, value);
    while (index > 0 && sorted[index - 1] == value) {
      index--;
    }
    return index;
  }

  /** Beyond chance; of cells in the order of the ranking, the good trials first. */
  private static double divergence(int[] cells, int good, double alarms) {
    double n = cells.length;
    double divergence = 0;
    int used = 0;
    for (int cell = 0; cell <= Arrays.stream(cells).max().orElse(0); cell++) {
      int at = cell;
      double among = Arrays.stream(cells).filter(other -> other == at).count();
      double amongGood = Arrays.stream(cells).limit(good).filter(other -> other == at).count();
      if (among > 0) {
        double difference = amongGood / good - among / n;
        divergence += difference * difference * n / among;
        used++;
      }
    }
    int degrees = used - 1;
    double unit = (n - good) / (good * (n - 1));
    return divergence > unit * chiSquared(degrees, alarms) ? divergence - unit * degrees : 0;
  }

  /** What chi squared exceeds with a small probability, by Wilson and Hilferty (1931). */
  private static double chiSquared(int degrees, double probability) {
    if (degrees == 0) {
      return 0;
    }
    double z = -StandardNormal.inverseLogCdf(StrictMath.log(probability));
    double spread = 2.0 / (9 * degrees);
    double root = 1 - spread + z * Math.sqrt(spread);
    return degrees * root * root * root;
  }
}
