package io.autoft.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The GPUs of this machine. */
final class Gpus {

  private static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");

  private Gpus() {}

  /** As {@code CUDA_VISIBLE_DEVICES} names them: what that shows, else all that the driver has. */
  static List<String> here() {
    return Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES"))
        .map(shown -> Arrays.stream(shown.split(",")).filter(s -> !s.isBlank()).toList())
        .orElseGet(Gpus::ofDriver);
  }

  private static List<String> ofDriver() {
    if (!Files.isDirectory(DRIVER)) {
      return List.of();
    }
    try (var gpus = Files.list(DRIVER)) {
      return IntStream.range(0, (int) gpus.count()).mapToObj(Integer::toString).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
