package io.autoft.trainer.data;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files beside a data set with a name or a sentence a line; empty lines are skipped. */
final class NameFile {

  /** Names of the classes in the order of the labels. */
  static final String CLASS_NAMES = "class_names.txt";

  /** Prompts with {@code {}} in the place of the class name. */
  static final String PROMPT_TEMPLATES = "prompt_templates.txt";

  private NameFile() {}

  /**
   * The lines of a file; none if there is no such file.
   *
   * @throws TrialFailure DataMissing if there is a file, but an empty one or one that cannot be
   *     read
   */
  static List<String> read(String set, Path file) throws TrialFailure {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> lines;
    try (var all = Files.lines(file)) {
      lines = all.map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new TrialFailure(
          Reason.DataMissing, "%s: %s cannot be read: %s".formatted(set, file, e.getMessage()), e);
    }
    if (lines.isEmpty()) {
      throw new TrialFailure(Reason.DataMissing, "%s: %s is empty".formatted(set, file));
    }
    return lines;
  }
}
