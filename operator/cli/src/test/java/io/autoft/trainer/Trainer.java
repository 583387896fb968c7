package io.autoft.trainer;

import io.autoft.contract.DescriptionRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Answers requests for a description in the trainer's place and under its name, with a file in the
 * folder of the model; the trainer's own tests are beside it.
 */
public final class Trainer {

  /** Name of the file with the answer. */
  public static final String ANSWER = "answer";

  /** Name of the file with the exit code. */
  public static final String EXIT_CODE = "exit-code";

  /** Name of the file that gets the request. */
  public static final String REQUEST = "request.json";

  private Trainer() {}

  /** The command {@code describe}. */
  public static void main(String[] arguments) throws Exception {
    if (!arguments[0].equals("describe")) {
      throw new IllegalArgumentException(arguments[0]);
    }
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
