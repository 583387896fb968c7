package io.autoft.trainer;

import io.autoft.cli.testing.StandInTrainer;
import io.autoft.contract.DescriptionRequest;
import io.autoft.contract.InvalidDocumentException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Answers requests for a description in the trainer's place and under its name, with a file in the
 * folder of the model, and serves trials as {@link StandInTrainer} does; the trainer's own tests
 * are beside it.
 */
public final class Trainer {

  /** Name of the file with the answer. */
  public static final String ANSWER = "answer";

  /** Name of the file with the exit code. */
  public static final String EXIT_CODE = "exit-code";

  /** Name of the file that gets the request. */
  public static final String REQUEST = "request.json";

  private Trainer() {}

  /** The commands {@code describe} and {@code serve}. */
  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "describe" -> describe();
      case "serve" -> StandInTrainer.main(arguments);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void describe() throws IOException, InvalidDocumentException {
    var request = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    var model = Path.of(URI.create(DescriptionRequest.parse(request).model()));
    Files.writeString(model.resolve(REQUEST), request);
    System.out.println(text(model.resolve(ANSWER)));
    System.exit(Integer.parseInt(text(model.resolve(EXIT_CODE))));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file).strip();
  }
}
