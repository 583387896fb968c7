package io.autoft.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TerminationIT {

  @Test
  void endsWithTheCodeOfADisruptionWhileThereIsNoReport() throws Exception {
    assertThat(exitCodeOfSigterm()).isEqualTo(ExitCode.TERMINATED.code());
  }

  @Test
  void endsWithTheCodeOfTheReportThatStands() throws Exception {
    assertThat(exitCodeOfSigterm("0")).isZero();
    assertThat(exitCodeOfSigterm("67")).isEqualTo(ExitCode.TIME_LIMIT.code());
  }

  private static int exitCodeOfSigterm(String... reported) throws Exception {
    var process = start(reported);
    // It says so when it is ready.
    assertThat(process.getInputStream().read()).isEqualTo('.');

    process.destroy();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static Process start(String... reported) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), Waiting.class.getName());
    builder.command().addAll(List.of(reported));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** A trainer that has written a report, or none yet, and still has something to do. */
  static final class Waiting {

    public static void main(String[] reported) throws InterruptedException {
      var termination = new Termination();
      for (var code : reported) {
        termination.onSignal(Integer.parseInt(code));
      }
      System.out.print('.');
      System.out.flush();
      Thread.sleep(60_000);
    }
  }
}
