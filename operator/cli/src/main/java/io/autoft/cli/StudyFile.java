package io.autoft.cli;

import io.autoft.cli.local.FolderException;
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
   * @throws FolderException if it cannot be read
   */
  static String read(Path file) {
    try {
      return file.toString().equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new FolderException("there is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new FolderException(file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new FolderException("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
