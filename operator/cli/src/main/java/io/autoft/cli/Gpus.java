package io.autoft.cli;

import io.autoft.cli.local.TrainerLibraries;
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

  /**
   * As {@code CUDA_VISIBLE_DEVICES} names them: what that shows, else all that the driver has; none
   * for a trainer that computes on CPUs alone.
   */
  static List<String> here(Optional<TrainerLibraries> trainer) {
    return trainer.filter(TrainerLibraries::onCpusAlone).isPresent()
        ? List.of()
        : Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES"))
            .map(Gpus::shown)
            .orElseGet(Gpus::ofDriver);
  }

  /** Those before the first that there cannot be, such as -1: CUDA does not look further. */
  static List<String> shown(String visible) {
    return Arrays.stream(visible.split(","))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .takeWhile(id -> !id.startsWith("-"))
        .toList();
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
