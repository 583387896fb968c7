package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.PublishedObjective;
import io.autoft.contract.TrialReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a checkpoint comes from, written beside its weights: a checkpoint outlives the study that
 * made it, and its objects in the cluster.
 *
 * @param card with the configuration and the report
 */
record Provenance(ModelCard card) {

  /** What {@link Files#mismatch} says of equal files. */
  private static final long SAME = -1;

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

  /**
   * Whether a checkpoint is of another training than the one that is there: with another
   * configuration, or of data or weights that were replaced under their names. Another attempt may
   * come to other numbers, on another card; a folder that does not say what it is of is nobody's.
   */
  static boolean differs(Path there, Path now) throws IOException {
    var stored = there.resolve(CONFIG_FILE);
    return Files.exists(stored)
        && !(Files.mismatch(stored, now.resolve(CONFIG_FILE)) == SAME
            && input(there).equals(input(now)));
  }

  private static Map<String, Double> input(Path folder) throws IOException {
    var file = folder.resolve(REPORT_FILE);
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      var metrics = new TreeMap<>(TrialReport.parse(Files.readString(file)).metrics());
      metrics.keySet().removeIf(metric -> !TrialReport.isOfInput(metric));
      return metrics;
    } catch (InvalidDocumentException e) {
      return Map.of();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text.endsWith("\n") ? text : text + "\n");
  }
}
