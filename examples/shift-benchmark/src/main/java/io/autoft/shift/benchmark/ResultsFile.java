package io.autoft.shift.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Every result of a world as a row, from which the tables can be made again. */
final class ResultsFile {

  private static final String[] COLUMNS = {
    "method", "seed", "ensembled", "validation", "inDistribution", "unseen", "worst"
  };

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(COLUMNS)
          .setRecordSeparator(System.lineSeparator())
          .get();

  private ResultsFile() {}

  static void write(Path file, Contestants tuned, Contestants ensembled) throws IOException {
    try (var csv = new CSVPrinter(Files.newBufferedWriter(file), FORMAT)) {
      rows(csv, tuned, false);
      rows(csv, ensembled, true);
    }
  }

  private static void rows(CSVPrinter csv, Contestants contestants, boolean ensembled)
      throws IOException {
    for (var name : contestants.names()) {
      for (var entry : contestants.results(name).entrySet()) {
        var result = entry.getValue();
        csv.printRecord(
            name,
            entry.getKey(),
            ensembled,
            rounded(result.validation()),
            rounded(result.inDistribution()),
            rounded(result.unseen()),
            rounded(result.worst()));
      }
    }
  }

  private static String rounded(double value) {
    return "%.5f".formatted(value);
  }

  /**
   * Adds what a file has to contestants.
   *
   * @param file one that {@link #write} wrote, or none
   * @param ensembled of the parameters that WiSE-FT mixed, rather than of the tuned ones
   */
  static void addTo(Contestants contestants, Path file, boolean ensembled) throws IOException {
    if (Files.exists(file)) {
      try (var csv =
          FORMAT.builder().setSkipHeaderRecord(true).get().parse(Files.newBufferedReader(file))) {
        csv.stream()
            .filter(row -> Boolean.parseBoolean(row.get("ensembled")) == ensembled)
            .forEach(
                row -> contestants.add(row.get("method"), (long) value(row, "seed"), result(row)));
      }
    }
  }

  private static Result result(CSVRecord row) {
    return new Result(
        value(row, "validation"),
        value(row, "inDistribution"),
        value(row, "unseen"),
        value(row, "worst"));
  }

  private static double value(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
