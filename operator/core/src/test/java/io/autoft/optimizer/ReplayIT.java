package io.autoft.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That another JVM, another number of processors and another compiler change no bit. */
class ReplayIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:ActiveProcessorCount=1 -XX:TieredStopAtLevel=1",
        "-XX:ActiveProcessorCount=7 -XX:UseAVX=0 -XX:-UseFMA -XX:-UseSuperWord",
      })
  void proposesTheSameBitsInAFreshJvm(String options) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(List.of(options.split(" ")));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ReplayDigest.class.getName()));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(text).isEqualTo(ReplayDigest.text()).hasLineCount((int) Samplers.all().count());
  }
}
