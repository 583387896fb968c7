package io.autoft.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerLayoutTest {

  @ParameterizedTest(name = "{0} workers on {1} processors")
  @CsvSource({"1, 2, 2, 40", "2, 2, 1, 20", "3, 8, 2, 13", "8, 2, 1, 5", "64, 2, 1, 1"})
  void dividesProcessorsAndMemory(int workers, int processors, int processorsEach, int percentage) {
    var layout = new WorkerLayout(workers, processors, List.of());

    assertThat(layout.processorsEach()).isEqualTo(processorsEach);
    assertThat(layout.memoryPercentageEach()).isEqualTo(percentage);
    assertThat(layout.device(0)).isEmpty();
  }

  @ParameterizedTest(name = "{0} workers on {1} GPUs")
  @CsvSource({"1, 0, 0", "1, 1, 1", "2, 1, 0.5", "4, 2, 0.5", "2, 4, 1"})
  void countsAGpuOnceWhateverTheNumberOfWorkersOnIt(int workers, int gpus, double each) {
    var layout = new WorkerLayout(workers, 16, Collections.nCopies(gpus, "0"));

    assertThat(layout.gpusEach()).isEqualTo(each);
  }

  @Test
  void givesEachWorkerAGpuUntilTheyShareThem() {
    var layout = new WorkerLayout(5, 16, List.of("0", "GPU-7f"));

    assertThat(List.of(0, 1, 2, 3, 4))
        .map(worker -> layout.device(worker).orElseThrow())
        .containsExactly("0", "GPU-7f", "0", "GPU-7f", "0");
  }
}
