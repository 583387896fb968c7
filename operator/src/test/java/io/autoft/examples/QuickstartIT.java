package io.autoft.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quickstart in a checkout of its own, with a Maven that tries to run it once more. */
class QuickstartIT {

  private static final String MAVEN =
      """
      #!/bin/sh
      [ -e again ] || examples/quickstart/run --local >again 2>&1
      exit 1
      """;

  @TempDir Path checkout;

  @BeforeEach
  void checkOut() throws IOException {
    Stream.of("pom.xml", ".mvn", "crds", "operator", "trainer-image", "examples/reporting.sh")
        .map(Repository::path)
        .forEach(this::link);
    Repository.files("examples/quickstart", "").forEach(this::link);
    var maven = Files.createDirectories(checkout.resolve("bin")).resolve("mvn");
    Files.writeString(maven, MAVEN);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void isRunOnceAtATime() throws Exception {
    var first = run();

    assertThat(said(first)).contains("could not build the command line tool");
    assertThat(checkout.resolve("again"))
        .content()
        .startsWith("run: another run is under way here, with the pid " + first.pid() + "\n");
  }

  @Test
  void mayBeRunAgainAfterAnEnd() throws Exception {
    for (int n = 0; n < 2; n++) {
      assertThat(said(run())).contains("could not build the command line tool");
    }
  }

  private Process run() throws IOException {
    var builder =
        new ProcessBuilder(checkout.resolve("examples/quickstart/run").toString(), "--local");
    builder.environment().merge("PATH", checkout.resolve("bin") + ":", (path, bin) -> bin + path);
    return builder.redirectErrorStream(true).start();
  }

  private static String said(Process process) throws IOException, InterruptedException {
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    return output;
  }

  private void link(Path file) {
    var link = checkout.resolve(Repository.path("").relativize(file));
    try {
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
