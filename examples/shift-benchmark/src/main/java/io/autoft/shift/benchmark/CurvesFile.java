package io.autoft.shift.benchmark;

import io.autoft.shift.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** The points of all curves of a world as rows, from which the figure can be drawn again. */
final class CurvesFile {

  private static final List<String> COLUMNS =
      List.of("method", "seed", "alpha", "validation", "inDistribution", "unseen");

  private CurvesFile() {}

  static void write(Path file, ByNameAndSeed<Curve> curves) throws IOException {
    try (var csv = Csv.write(file, COLUMNS)) {
      for (var name : curves.names()) {
        for (var curve : curves.get(name).entrySet()) {
          for (var point : curve.getValue().points()) {
            var row = new ArrayList<Object>(List.of(name, curve.getKey(), point.alpha()));
            Stream.of(point.validation(), point.inDistribution(), point.unseen())
                .forEach(value -> row.add(Csv.rounded(value)));
            csv.printRecord(row);
          }
        }
      }
    }
  }

  /**
   * Adds what a file has to curves.
   *
   * @param file one that {@link #write} wrote, or none
   */
  static void addTo(ByNameAndSeed<Curve> curves, Path file) throws IOException {
    if (Files.exists(file)) {
      var points = new TreeMap<String, TreeMap<Long, List<Curve.Point>>>();
      try (var csv = Csv.read(file)) {
        csv.forEach(
            row ->
                points
                    .computeIfAbsent(row.get("method"), name -> new TreeMap<>())
                    .computeIfAbsent((long) Csv.number(row, "seed"), seed -> new ArrayList<>())
                    .add(point(row)));
      }
      points.forEach(
          (name, bySeed) ->
              bySeed.forEach((seed, ofSeed) -> curves.add(name, seed, new Curve(ofSeed))));
    }
  }

  private static Curve.Point point(CSVRecord row) {
    return new Curve.Point(
        Csv.number(row, "alpha"),
        Csv.number(row, "validation"),
        Csv.number(row, "inDistribution"),
        Csv.number(row, "unseen"));
  }
}
