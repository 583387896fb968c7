package io.autoft.shift.benchmark;

import io.autoft.shift.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Every result of a world as a row, from which the tables can be made again. The columns are those
 * of all worlds, and the tests of this one.
 */
final class ResultsFile {

  private static final List<String> COLUMNS =
      List.of("method", "seed", "ensembled", "validation", "inDistribution", "unseen", "worst");

  private ResultsFile() {}

  static void write(Path file, Contestants tuned, Contestants ensembled) throws IOException {
    var tests =
        tuned.names().stream()
            .flatMap(name -> tuned.results(name).values().stream())
            .flatMap(result -> result.tests().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    var columns = Stream.concat(COLUMNS.stream(), tests.stream()).toList();
    try (var csv = Csv.write(file, columns)) {
      rows(csv, tuned, tests, false);
      rows(csv, ensembled, tests, true);
    }
  }

  private static void rows(
      CSVPrinter csv, Contestants contestants, Collection<String> tests, boolean ensembled)
      throws IOException {
    for (var name : contestants.names()) {
      for (var entry : contestants.results(name).entrySet()) {
        var result = entry.getValue();
        var row = new ArrayList<Object>(List.of(name, entry.getKey(), ensembled));
        Stream.of(result.validation(), result.inDistribution(), result.unseen(), result.worst())
            .forEach(value -> row.add(Csv.rounded(value)));
        tests.forEach(
            test ->
                row.add(
                    result.tests().containsKey(test) ? Csv.rounded(result.tests().get(test)) : ""));
        csv.printRecord(row);
      }
    }
  }

  /**
   * Adds what a file has to contestants.
   *
   * @param file one that {@link #write} wrote, or none
   * @param ensembled of the parameters that WiSE-FT mixed, rather than of the tuned ones
   */
  static void addTo(Contestants contestants, Path file, boolean ensembled) throws IOException {
    if (Files.exists(file)) {
      try (var csv = Csv.read(file)) {
        var tests = csv.getHeaderNames().subList(COLUMNS.size(), csv.getHeaderNames().size());
        csv.stream()
            .filter(row -> Boolean.parseBoolean(row.get("ensembled")) == ensembled)
            .forEach(
                row ->
                    contestants.add(
                        row.get("method"), (long) Csv.number(row, "seed"), result(row, tests)));
      }
    }
  }

  private static Result result(CSVRecord row, List<String> tests) {
    var kept = new TreeMap<String, Double>();
    tests.stream()
        .filter(test -> !row.get(test).isEmpty())
        .forEach(test -> kept.put(test, Csv.number(row, test)));
    return new Result(
        Csv.number(row, "validation"),
        Csv.number(row, "inDistribution"),
        Csv.number(row, "unseen"),
        Csv.number(row, "worst"),
        kept);
  }
}
