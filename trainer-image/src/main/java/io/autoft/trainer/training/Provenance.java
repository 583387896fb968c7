package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.PublishedObjective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a checkpoint comes from, written beside its weights: a checkpoint outlives the study that
 * made it, and its objects in the cluster.
 *
 * @param card with the configuration and the report
 */
record Provenance(ModelCard card) {

  /** The configuration as it was given. */
  static final String CONFIG_FILE = "trial.json";

  /** The report, but for the seconds. */
  static final String REPORT_FILE = "result.json";

  Provenance {
    requireNonNull(card, "card is null");
  }

  /**
   * Writes the files into a folder.
   *
   * @throws IOException if one cannot be written
   */
  void writeTo(Path folder) throws IOException {
    write(folder.resolve(CONFIG_FILE), card.config().toRecordJson());
    write(folder.resolve(REPORT_FILE), card.report().toRecordJson());
    write(folder.resolve(PublishedObjective.FILE), PublishedObjective.of(card.config()).toJson());
    write(folder.resolve(ModelCard.FILE), card.text());
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text.endsWith("\n") ? text : text + "\n");
  }
}
