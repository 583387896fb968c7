package io.autoft.optimizer;

import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A recorded search over three parameters, to be minimised, for which reference values exist. */
public final class History {

  /** The learning rate, the weight of a loss and the weight decay. */
  public static final SearchSpace SPACE =
      SearchSpace.of(
          new FloatParameter("lr", 1e-7, 1e-3, Scale.LOG),
          new FloatParameter("w", 1e-4, 10, Scale.LOG),
          new FloatParameter("wd", 0, 1, Scale.LINEAR));

  private History() {}

  /** The thirty recorded trials, numbered from 0. */
  public static List<Finished> finished() {
    var rows = rows();
    return IntStream.range(0, rows.size())
        .mapToObj(i -> Finished.scored(i, point(rows.get(i)), rows.get(i)[3]))
        .toList();
  }

  /** For trial 100 under seed 7. */
  public static ProposalRequest request(List<Finished> finished, List<Pending> pending) {
    return new ProposalRequest(SPACE, Direction.MINIMIZE, 7, 100, finished, pending);
  }

  /** Of values in the order of the names: the rate, the weight and the decay. */
  public static Map<String, Double> point(double... values) {
    return Map.of("lr", values[0], "w", values[1], "wd", values[2]);
  }

  private static List<double[]> rows() {
    try (var stream = History.class.getResourceAsStream("history.csv")) {
      var rows = new ArrayList<double[]>();
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(
              cells ->
                  rows.add(
                      IntStream.range(0, cells.length)
                          .mapToDouble(i -> Double.parseDouble(cells[i]))
                          .toArray()));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
