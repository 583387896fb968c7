package io.autoft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cli.local.TrainerLibraries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpusTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {"0,1; 0 1", "GPU-8932f937, 3; GPU-8932f937 3", "-1; ''", "2,-1,3; 2", "''; ''"})
  void areThoseThatCudaSees(String visible, String expected) {
    assertThat(String.join(" ", Gpus.shown(visible))).isEqualTo(expected);
  }

  @Test
  void areNoneForATrainerThatComputesOnCpus(@TempDir Path folder) throws Exception {
    var trainer = new TrainerLibraries("trainer", "Main", Optional.of(folder));
    assertThat(trainer.onCpusAlone()).isTrue();
    assertThat(Gpus.here(Optional.of(trainer))).isEqualTo(List.of());

    Files.createFile(folder.resolve("libtorch_cuda.so"));
    assertThat(trainer.onCpusAlone()).isFalse();
  }
}
