package io.autoft.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void givesEachWorkerAGpuUntilTheyShareThem() {
    var layout = new WorkerLayout(5, 16, List.of("0", "GPU-7f"));

    assertThat(List.of(0, 1, 2, 3, 4))
        .map(worker -> layout.device(worker).orElseThrow())
        .containsExactly("0", "GPU-7f", "0", "GPU-7f", "0");
  }
}
