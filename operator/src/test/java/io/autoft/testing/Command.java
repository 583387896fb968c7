package io.autoft.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A program that has run to its end.
 *
 * @param ok whether its exit code was 0
 * @param output standard output and standard error, as they came
 */
record Command(boolean ok, String output) {

  /**
   * Runs a program.
   *
   * @param input what it reads
   * @throws UncheckedIOException if it cannot be started, as where it is missing, or talked to
   */
  static Command run(ProcessBuilder program, String input) {
    try {
      var process = program.redirectErrorStream(true).start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Command(process.waitFor() == 0, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The same without input. */
  static Command run(ProcessBuilder program) {
    return run(program, "");
  }

  /** Its output, where all went well. */
  String orThrow() {
    if (!ok) {
      throw new IllegalStateException(output);
    }
    return output;
  }
}
