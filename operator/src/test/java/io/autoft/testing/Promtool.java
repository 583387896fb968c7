package io.autoft.testing;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prometheus' own checks. Without the program a test is skipped, with {@code CI=true} it fails.
 *
 * @param ok whether it found nothing wrong
 */
public record Promtool(boolean ok, String output) {

  private static final String PROGRAM = "promtool";

  /**
   * Runs one.
   *
   * @param arguments such as {@code check rules}
   */
  public static Promtool run(Path file, String... arguments) {
    var command = new ArrayList<>(List.of(PROGRAM));
    command.addAll(Arrays.asList(arguments));
    command.add(file.toString());
    try {
      var ended = Command.run(new ProcessBuilder(command));
      return new Promtool(ended.ok(), ended.output());
    } catch (UncheckedIOException e) {
      return Missing.skip("no %s; it is in Debian's package prometheus".formatted(PROGRAM));
    }
  }
}
