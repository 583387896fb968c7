package io.autoft.optimizer.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Comma-separated values that are committed beside the classes; the first line names the columns.
 */
final class ResultFile {

  private ResultFile() {}

  /** The cells of each line below the first. */
  static List<String[]> lines(String name) {
    try (var stream = ResultFile.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Unreadable " + name, e);
    }
  }
}
