package io.autoft.trainer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NativeCallsIT {

  @Test
  void areAtMostSixtyAStepWithAllTerms() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                NativeCalls.class.getName(),
                "demo://shapes",
                "8")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var output = new String(process.getInputStream().readAllBytes()).strip();

    assertThat(process.waitFor()).as(output).isZero();
    var calls = output.substring(output.lastIndexOf('\n') + 1).split(" ")[0];
    assertThat(Double.parseDouble(calls)).isBetween(10.0, 60.0);
  }
}
