package io.autoft.cli.local;

import static io.autoft.cli.local.RunFixture.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.autoft.cli.Autoft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in a terminal, which {@code script} of util-linux makes. */
class InterruptIT {

  private static final String CTRL_C = "\u0003";

  @TempDir private Path root;

  @Test
  @Timeout(120)
  void aRunInATerminalSaysThatItIsStoppedAndEndsAtOnce() throws Exception {
    assumeThat(Path.of("/usr/bin/script")).isExecutable();
    var study = new RunFixture(root).fault(0, "sleep 600000");
    var process = start(Files.writeString(root.resolve("study.yaml"), STUDY));
    try {
      var said = new ByteArrayOutputStream();
      while (study.awaitsFault(0) || !said.toString(StandardCharsets.UTF_8).contains("scores")) {
        assertThat(read(process, said)).as(said.toString(StandardCharsets.UTF_8)).isTrue();
      }
      var began = Instant.now();
      process.getOutputStream().write(CTRL_C.getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
      process.getInputStream().transferTo(said);

      assertThat(process.waitFor()).isEqualTo(130);
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(9));
      assertThat(said.toString(StandardCharsets.UTF_8))
          .contains("Stopped; all that came out is stored.")
          .doesNotContain("Exception");
    } finally {
      process.destroyForcibly();
    }
  }

  /** The next bytes, of which the block in the terminal sends some each second. */
  private static boolean read(Process process, ByteArrayOutputStream said) throws IOException {
    var bytes = new byte[1024];
    int count = process.getInputStream().read(bytes);
    said.write(bytes, 0, Math.max(0, count));
    return count > 0;
  }

  private Process start(Path file) throws IOException {
    var command =
        "'%s' -XX:TieredStopAtLevel=1 '-Dautoft.trainer.classpath=%s' -cp '%s' %s run '%s' --folder '%s'"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                System.getProperty("java.class.path"),
                Autoft.class.getName(),
                file,
                root.resolve("study"));
    var program = new ProcessBuilder("/usr/bin/script", "-qec", command, "/dev/null");
    program.environment().put("TERM", "xterm");
    return program.redirectErrorStream(true).start();
  }
}
