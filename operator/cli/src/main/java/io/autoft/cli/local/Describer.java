package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import io.autoft.cli.admission.RefusedException;
import io.autoft.cli.words.CommandFailedException;
import io.autoft.contract.Description;
import io.autoft.contract.DescriptionRequest;
import io.autoft.contract.ExitCode;
import io.autoft.contract.InvalidDocumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks the trainer what is in a model and data sets, in a process that ends with its answer. */
public final class Describer {

  private final TrainerLibraries libraries;

  public Describer(TrainerLibraries libraries) {
    this.libraries = requireNonNull(libraries, "libraries is null");
  }

  /**
   * The trainer's answer. What it says beside that is for people, and goes to standard error.
   *
   * @throws RefusedException with the trainer's message on a folder that is not what it must be
   * @throws CommandFailedException if there is no trainer that answers
   */
  public Description describe(DescriptionRequest request) {
    var builder = new ProcessBuilder(libraries.describe());
    builder.environment().putAll(libraries.environment());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      var process = builder.start();
      try (var orders = process.getOutputStream()) {
        orders.write(request.toJson().getBytes(StandardCharsets.UTF_8));
      }
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return description(process.waitFor(), answer.strip());
    } catch (IOException | InvalidDocumentException e) {
      throw new CommandFailedException("the trainer cannot be asked: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("stopped", e);
    }
  }

  private static Description description(int exitCode, String answer)
      throws InvalidDocumentException {
    if (exitCode == ExitCode.REPORTED.code()) {
      return Description.parse(answer);
    }
    if (ExitCode.of(exitCode).filter(ExitCode::permanent).isPresent() && !answer.isEmpty()) {
      throw new RefusedException(List.of(answer));
    }
    throw new CommandFailedException("the trainer ended with %d: %s".formatted(exitCode, answer));
  }
}
