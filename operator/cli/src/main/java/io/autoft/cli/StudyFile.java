package io.autoft.cli;

import io.autoft.cli.words.CommandFailedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a study file; {@code -} is standard input. */
final class StudyFile {

  private StudyFile() {}

  /**
   * Reads a file.
   *
   * @throws CommandFailedException if it cannot be read
   */
  static String read(Path file) {
    try {
      return file.toString().equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new CommandFailedException("there is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new CommandFailedException(file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new CommandFailedException("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
