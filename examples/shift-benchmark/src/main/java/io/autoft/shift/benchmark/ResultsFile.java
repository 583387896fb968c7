package io.autoft.shift.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes every result of a world as a row, from which the tables can be made again. */
final class ResultsFile {

  private static final String[] COLUMNS = {
    "method", "seed", "ensembled", "validation", "inDistribution", "unseen", "worst"
  };

  private ResultsFile() {}

  static void write(Path file, Contestants tuned, Contestants ensembled) throws IOException {
    try (var csv =
        new CSVPrinter(
            Files.newBufferedWriter(file),
            CSVFormat.RFC4180
                .builder()
                .setHeader(COLUMNS)
                .setRecordSeparator(System.lineSeparator())
                .get())) {
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
}
