package io.autoft.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Promtool(process.waitFor() == 0, output);
    } catch (IOException e) {
      return Missing.skip("no %s; it is in Debian's package prometheus".formatted(PROGRAM));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
