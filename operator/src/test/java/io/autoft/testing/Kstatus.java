package io.autoft.testing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;

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
    var ended = Command.run(new ProcessBuilder(program.toString()), Serialization.asJson(object));
    return Serialization.unmarshal(ended.orThrow(), Kstatus.class);
  }
}
