package io.autoft.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What kubectl has said to the API server of the tests. Without kubectl a test is skipped, with
 * {@code CI=true} it fails.
 *
 * @param ok whether kubectl could do it
 * @param output what it printed
 */
public record Kubectl(boolean ok, String output) {

  private static Path kubeconfig;

  /** Runs it as a user with all rights. */
  public static Kubectl run(String... arguments) {
    var command = new ArrayList<>(List.of(binary().toString()));
    command.addAll(Arrays.asList(arguments));
    return start(command);
  }

  /** Runs a script of bash in the repository, in which kubectl and helm do the same. */
  public static Kubectl script(String script) {
    return start(List.of("bash", "-euc", script));
  }

  private static Kubectl start(List<String> command) {
    try {
      var builder = new ProcessBuilder(command);
      builder.directory(Repository.path("").toFile());
      builder.environment().put("KUBECONFIG", kubeconfig().toString());
      builder
          .environment()
          .merge("PATH", binary().getParent().toString(), (old, own) -> own + ":" + old);
      var ended = Command.run(builder);
      return new Kubectl(ended.ok(), ended.output());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Written once: who runs at the same time reads it. */
  private static synchronized Path kubeconfig() throws IOException {
    if (kubeconfig == null) {
      var folder = Files.createDirectories(Repository.path("operator/target/kubectl"));
      kubeconfig = Files.writeString(folder.resolve("config"), ApiServer.get().kubeconfig());
    }
    return kubeconfig;
  }

  private static Path binary() {
    return ApiServer.program("kubectl")
        .orElseGet(
            () ->
                Missing.skip(
                    "no kubectl. examples/local-cluster/build compiles it (once, some minutes)"));
  }
}
