package io.autoft.optimizer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A recorded search over three parameters, to be minimised, for which reference values exist. */
final class History {

  static final SearchSpace SPACE =
      SearchSpace.of(
          new FloatParameter("lr", 1e-7, 1e-3, Scale.LOG),
          new FloatParameter("w", 1e-4, 10, Scale.LOG),
          new FloatParameter("wd", 0, 1, Scale.LINEAR));

  private History() {}

  static List<Finished> finished() {
    var rows = rows();
    return IntStream.range(0, rows.size())
        .mapToObj(i -> Finished.scored(i, point(rows.get(i)), rows.get(i)[3]))
        .toList();
  }

  static ProposalRequest request(List<Finished> finished, List<Pending> pending) {
    return new ProposalRequest(SPACE, Direction.MINIMIZE, 7, 100, finished, pending);
  }

  static Map<String, Double> point(double... values) {
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
