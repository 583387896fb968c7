package io.autoft.shift.icons;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Tables with a line of names. */
final class Csv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private Csv() {}

  /** The rows of a table beside this class. */
  static List<CSVRecord> resource(String name) {
    try (var in =
            new InputStreamReader(Csv.class.getResourceAsStream(name), StandardCharsets.UTF_8);
        var parser = FORMAT.parse(in)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
