package io.autoft.shift;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Tables with a line of names. A machine's language and line ends change nothing in them. */
public final class Csv {

  private static final CSVFormat READ =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private Csv() {}

  /** The rows of a table beside a class. */
  public static List<CSVRecord> resource(Class<?> beside, String name) {
    try (var in = new InputStreamReader(beside.getResourceAsStream(name), StandardCharsets.UTF_8);
        var parser = READ.parse(in)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Reads a file, which the caller closes. */
  public static CSVParser read(Path file) throws IOException {
    return READ.parse(Files.newBufferedReader(file));
  }

  /** Begins a file with the names of its columns; the caller closes it. */
  public static CSVPrinter write(Path file, Collection<String> columns) throws IOException {
    return new CSVPrinter(
        Files.newBufferedWriter(file),
        CSVFormat.RFC4180
            .builder()
            .setHeader(columns.toArray(String[]::new))
            .setRecordSeparator('\n')
            .get());
  }

  public static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  /** A metric to five places. */
  public static String rounded(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }
}
