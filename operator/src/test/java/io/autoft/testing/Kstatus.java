package io.autoft.testing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What kstatus makes of an object: the library sigs.k8s.io/cli-utils itself, in the program that
 * {@code examples/local-cluster/build} compiles. Without it a test is skipped, with {@code CI=true}
 * it fails.
 *
 * @param status InProgress, Current, Failed or Terminating
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Kstatus(String status, String message) {

  /** Of an object as the API server has it. */
  public static Kstatus of(HasMetadata object) {
    var program =
        ApiServer.program("kstatus")
            .orElseGet(
                () ->
                    Missing.skip(
                        "no kstatus. examples/local-cluster/build compiles it (once, some"
                            + " minutes)"));
    try {
      var process = new ProcessBuilder(program.toString()).redirectErrorStream(true).start();
      try (var in = process.getOutputStream()) {
        in.write(Serialization.asJson(object).getBytes(StandardCharsets.UTF_8));
      }
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
      return Serialization.unmarshal(output, Kstatus.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
