package io.autoft.cli.export.table;

import io.autoft.cli.export.ExportedStudy;
import io.autoft.cli.export.FileFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The trials as CSV (RFC 4180, with line feeds alone); an empty cell where there is nothing. */
public final class CsvFile implements FileFormat {

  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  @Override
  public byte[] of(ExportedStudy study) {
    var table = TrialTable.of(study.trials());
    var text = new StringWriter();
    try (var csv = new CSVPrinter(text, CSV)) {
      csv.printRecord(table.columns().stream().map(Column::name));
      for (var trial : table.rows()) {
        csv.printRecord(table.columns().stream().map(c -> c.value().apply(trial).orElse(null)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
