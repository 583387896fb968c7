package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceleratorTest {

  @Test
  void knowsAGpuByItsDeviceFile() {
    assertThat(given(Map.of(), "null", "nvidiactl", "nvidia1", "nvidia0")).contains("/dev/nvidia0");
    assertThat(given(Map.of(), "null", "nvidiactl", "nvidia-uvm")).isEmpty();
  }

  /** As where a pod has a GPU, but not the runtime class that puts it into the container. */
  @Test
  void knowsAGpuByTheVariableOfTheDevicePlugin() {
    assertThat(given(Map.of("NVIDIA_VISIBLE_DEVICES", "GPU-8a1c")))
        .contains("NVIDIA_VISIBLE_DEVICES=GPU-8a1c");
  }

  /** CUDA's own images say "all" on nodes without a GPU too. */
  @Test
  void takesNoneForGivenWhereTheVariableNamesNone() {
    for (var value : List.of("", "none", "void", "all")) {
      assertThat(given(Map.of("NVIDIA_VISIBLE_DEVICES", value))).as(value).isEmpty();
    }
    assertThat(given(Map.of())).isEmpty();
  }

  @Test
  void takesNoneForGivenWhereAllAreHiddenFromCuda() {
    for (var value : List.of("", " ", "-1", "-1,0")) {
      assertThat(given(Map.of("CUDA_VISIBLE_DEVICES", value), "nvidia0")).as(value).isEmpty();
    }
    assertThat(given(Map.of("CUDA_VISIBLE_DEVICES", "-1", "NVIDIA_VISIBLE_DEVICES", "GPU-8a1c")))
        .isEmpty();
    for (var value : List.of("0", "0,-1", "GPU-8a1c")) {
      assertThat(given(Map.of("CUDA_VISIBLE_DEVICES", value), "nvidia0"))
          .as(value)
          .contains("/dev/nvidia0");
    }
  }

  @Test
  void warnsOnlyOfAGpuThatTheImageCannotUse() {
    assertThat(Accelerator.of(Map.of("PYTORCH_FLAVOR", "cpu"), List.of("nvidia0")).warning())
        .contains(
            "the container was given a GPU (/dev/nvidia0), which its image cannot use; that whose"
                + " tag ends in -gpu can");
    assertThat(Accelerator.of(Map.of(), List.of("nvidia0")).warning()).isPresent();
    assertThat(Accelerator.of(Map.of("PYTORCH_FLAVOR", "cpu"), List.of()).warning()).isEmpty();
    assertThat(Accelerator.of(Map.of("PYTORCH_FLAVOR", "cu128"), List.of("nvidia0")).warning())
        .isEmpty();
  }

  private static Optional<String> given(Map<String, String> environment, String... devices) {
    return Accelerator.of(environment, List.of(devices)).given();
  }
}
