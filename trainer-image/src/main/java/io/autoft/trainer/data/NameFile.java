package io.autoft.trainer.data;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
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
   *     read; BadConfig if it is not UTF-8
   */
  static List<String> read(String set, Path file) throws TrialFailure {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> lines;
    try {
      lines =
          Utf8.text(Files.readAllBytes(file))
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
    } catch (NotUtf8Exception e) {
      throw new TrialFailure(
          Reason.BadConfig, "%s: %s, %s".formatted(set, file, e.getMessage()), e);
    } catch (IOException e) {
      throw new TrialFailure(
          Reason.DataMissing, "%s: %s cannot be read: %s".formatted(set, file, e.getMessage()), e);
    }
    if (lines.isEmpty()) {
      throw new TrialFailure(Reason.DataMissing, "%s: %s is empty".formatted(set, file));
    }
    return lines;
  }
}
