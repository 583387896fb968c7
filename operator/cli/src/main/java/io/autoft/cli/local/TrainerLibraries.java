package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import io.autoft.cli.words.CommandFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the trainer is on this machine.
 *
 * @param classpath of the trainer
 * @param main class of the trainer
 * @param torch folder with PyTorch's native libraries; empty where DJL takes them from the
 *     classpath
 */
public record TrainerLibraries(String classpath, String main, Optional<Path> torch) {

  /** System property with the folder of the installed tool. */
  static final String HOME = "autoft.home";

  /** System property with a classpath of the trainer, in place of the installed one. */
  static final String CLASSPATH = "autoft.trainer.classpath";

  /** Environment variable with a folder of other native libraries, such as those for GPUs. */
  static final String TORCH = "AUTOFT_TORCH";

  private static final String MAIN = "io.autoft.trainer.Trainer";

  public TrainerLibraries {
    requireNonNull(classpath, "classpath is null");
    requireNonNull(main, "main is null");
    requireNonNull(torch, "torch is null");
  }

  /**
   * Those of this installation.
   *
   * @throws CommandFailedException if there are none
   */
  public static TrainerLibraries here() {
    return find()
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "the trainer is not installed beside this tool; use the whole distribution"));
  }

  /** The same, where there are any. */
  public static Optional<TrainerLibraries> find() {
    var other = Optional.ofNullable(System.getenv(TORCH)).map(Path::of);
    var given = Optional.ofNullable(System.getProperty(CLASSPATH));
    if (given.isPresent()) {
      return Optional.of(new TrainerLibraries(given.get(), MAIN, other));
    }
    var home = Optional.ofNullable(System.getProperty(HOME)).map(Path::of);
    return home.filter(h -> Files.isDirectory(h.resolve("trainer")))
        .map(
            h ->
                new TrainerLibraries(
                    h.resolve("trainer").resolve("*").toString(),
                    MAIN,
                    other.or(() -> Optional.of(h.resolve("torch")))));
  }

  /**
   * How a worker is started.
   *
   * @param processors that it may use
   * @param memoryPercentage of main memory that its heap may take
   */
  List<String> command(int processors, int memoryPercentage) {
    return List.of(
        java(),
        "-XX:+UseSerialGC",
        "-XX:ActiveProcessorCount=" + processors,
        "-XX:MaxRAMPercentage=" + memoryPercentage,
        "-XX:MaxDirectMemorySize=512m",
        "-XX:-UsePerfData",
        "-cp",
        classpath,
        main,
        "serve");
  }

  /** How a description is asked for; remarks on the data go to standard error, nothing else. */
  List<String> describe() {
    return List.of(
        java(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-Dorg.slf4j.simpleLogger.log.trainer=warn",
        "-cp",
        classpath,
        main,
        "describe");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What a worker's environment has beside this process's. */
  Map<String, String> environment() {
    return torch
        .map(
            folder ->
                Map.of(
                    "PYTORCH_LIBRARY_PATH",
                    folder.toString(),
                    "PYTORCH_FLAVOR",
                    flavor(folder),
                    "DJL_OFFLINE",
                    "true",
                    "OPT_OUT_TRACKING",
                    "true"))
        .orElse(Map.of());
  }

  /** Whether PyTorch's libraries are those without CUDA, as in the distribution. */
  public boolean onCpusAlone() {
    return torch.filter(folder -> !hasCuda(folder)).isPresent();
  }

  /** DJL asks for a name of what is there. */
  private static String flavor(Path folder) {
    return hasCuda(folder) ? "cu128" : "cpu";
  }

  private static boolean hasCuda(Path folder) {
    return Files.exists(folder.resolve("libtorch_cuda.so"));
  }
}
