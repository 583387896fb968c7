package io.autoft.optimizer.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One search and how far it got.
 *
 * @param regrets without noise, of the trial with the best observed score after each of the {@link
 *     #CHECKPOINTS} that were reached; 0 at the optimum, 1 at the median of random points, and 1
 *     while nothing has a score
 * @param chosenFor the observed score of the last of them on the same scale: how much better than
 *     true it looked
 * @param cpuSeconds spent in proposals
 */
record SearchRun(Key key, List<Double> regrets, double chosenFor, double cpuSeconds) {

  static final List<Integer> CHECKPOINTS = List.of(10, 15, 25, 35, 50, 70, 100, 140, 200);
  static final String HEADER =
      "problem,sampler,workers,seed,"
          + CHECKPOINTS.stream().map(String::valueOf).collect(Collectors.joining(","))
          + ",chosenFor,cpuSeconds";

  /** Differences below this are not differences: near the optimum all are equally good. */
  private static final double FLOOR = 1e-3;

  private static final int KEYS = 4;

  /** What makes a run that run. */
  record Key(String problem, String sampler, int workers, int seed) {}

  SearchRun {
    regrets = List.copyOf(regrets);
  }

  boolean reaches(int checkpoint) {
    return CHECKPOINTS.indexOf(checkpoint) < regrets.size();
  }

  /** The logarithm of the regret at a checkpoint, which has to be one of them and reached. */
  double logRegret(int checkpoint) {
    return Math.log(Math.max(FLOOR, regrets.get(CHECKPOINTS.indexOf(checkpoint))));
  }

  static SearchRun parse(String[] cells) {
    var regrets = new ArrayList<Double>();
    for (int i = 0; i < CHECKPOINTS.size() && !cells[KEYS + i].isEmpty(); i++) {
      regrets.add(Double.parseDouble(cells[KEYS + i]));
    }
    int next = KEYS + CHECKPOINTS.size();
    return new SearchRun(
        new Key(cells[0], cells[1], Integer.parseInt(cells[2]), Integer.parseInt(cells[3])),
        regrets,
        Double.parseDouble(cells[next]),
        Double.parseDouble(cells[next + 1]));
  }

  String line() {
    var cells = new ArrayList<>(List.of(key.problem, key.sampler, "" + key.workers, "" + key.seed));
    IntStream.range(0, CHECKPOINTS.size())
        .mapToObj(i -> i < regrets.size() ? digits(regrets.get(i)) : "")
        .forEach(cells::add);
    cells.addAll(Arrays.asList(digits(chosenFor), digits(cpuSeconds)));
    return String.join(",", cells);
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
