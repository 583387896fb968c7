package io.autoft.cli.export;

import io.autoft.cli.export.optuna.OptunaJournal;
import io.autoft.cli.export.table.CsvFile;
import io.autoft.cli.export.table.ParquetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@link WildlifeStudy}, which has what a finished study seldom has, for other programs to
 * read.
 *
 * <pre>WildlifeExport FOLDER</pre>
 */
public final class WildlifeExport {

  private WildlifeExport() {}

  /** Writes into an existing folder. */
  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var study = WildlifeStudy.study();
    Files.write(folder.resolve("trials.csv"), new CsvFile().of(study));
    Files.write(folder.resolve("trials.parquet"), new ParquetFile().of(study));
    Files.write(folder.resolve("journal.log"), new OptunaJournal().of(study));
  }
}
