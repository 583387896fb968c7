package io.autoft.cli.export.table;

import io.autoft.cli.export.ExportedStudy;
import io.autoft.cli.export.FileFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The trials as CSV (RFC 4180, with line feeds alone); an empty cell where there is nothing. */
public final class CsvFile implements FileFormat {

  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  @Override
  public byte[] of(ExportedStudy study) {
    var table = TrialTable.of(study.trials());
    return text(
        table.columns().stream().map(Column::name).toList(),
        table.rows().stream()
            .map(trial -> table.columns().stream().map(c -> c.value().apply(trial).orElse(null)))
            .map(Stream::toList)
            .toList());
  }

  /** A table in this form; null where there is nothing. */
  static byte[] text(List<String> names, List<? extends List<?>> rows) {
    var text = new StringWriter();
    try (var csv = new CSVPrinter(text, CSV)) {
      csv.printRecord(names);
      for (var row : rows) {
        csv.printRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
