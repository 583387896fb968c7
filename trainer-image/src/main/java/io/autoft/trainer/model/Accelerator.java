package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The GPU that a container was given, and whether its image can use one. The engine takes a GPU
 * that does not answer for none, so a wrong driver, runtime class or image would show only in that
 * everything takes a hundred times as long.
 *
 * @param given by what a GPU is known to be there, for messages
 * @param cuda whether the image's engine was built for CUDA
 */
public record Accelerator(Optional<String> given, boolean cuda) {

  /** Set by NVIDIA's device plugin, and to {@code all} by images that take whatever there is. */
  private static final String VISIBLE = "NVIDIA_VISIBLE_DEVICES";

  /**
   * By which a person leaves out GPUs: none is left where it is empty or begins with {@code -1}.
   */
  private static final String CUDA_VISIBLE = "CUDA_VISIBLE_DEVICES";

  private static final Set<String> NO_DEVICE = Set.of("", "none", "void", "all");
  private static final String FLAVOR = "PYTORCH_FLAVOR";

  public Accelerator {
    requireNonNull(given, "given is null");
  }

  /** That of this process. */
  public static Accelerator here() {
    var devices = new File("/dev").list();
    return of(System.getenv(), devices == null ? List.of() : List.of(devices));
  }

  /**
   * That of a container.
   *
   * @param devices names of its device files
   */
  static Accelerator of(Map<String, String> environment, List<String> devices) {
    var visible = environment.getOrDefault(VISIBLE, "");
    var variable = NO_DEVICE.contains(visible) ? null : VISIBLE + "=" + visible;
    var files = devices.stream().filter(name -> name.matches("nvidia\\d+")).sorted();
    var given = Stream.concat(files.map("/dev/"::concat), Stream.ofNullable(variable)).findFirst();
    return new Accelerator(
        given.filter(device -> !isHidden(environment)),
        environment.getOrDefault(FLAVOR, "").startsWith("cu"));
  }

  private static boolean isHidden(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(CUDA_VISIBLE))
        .map(String::strip)
        .filter(devices -> devices.isEmpty() || devices.startsWith("-"))
        .isPresent();
  }

  /** What a person should know if the trial goes on without the GPU. */
  public Optional<String> warning() {
    return given
        .filter(device -> !cuda)
        .map(
            device ->
                ("the container was given a GPU (%s), which its image cannot use; that whose tag"
                        + " ends in -gpu can")
                    .formatted(device));
  }

  /**
   * Computes something on the GPU, if there is one and the image could use it.
   *
   * @param manager any of the engine's
   * @throws TrialFailure TrainerError if that fails
   */
  public void tryOut(NDManager manager) throws TrialFailure {
    if (!cuda || given.isEmpty()) {
      return;
    }
    try (var scope = manager.newSubManager(Device.gpu());
        var sum = scope.ones(new Shape(2)).sum()) {
      sum.getFloat();
    } catch (EngineException e) {
      throw new TrialFailure(
          Reason.TrainerError,
          ("the container was given a GPU (%s), but it does not compute: %s; the node needs"
                  + " NVIDIA's driver for CUDA 12 and its container runtime for this pod")
              .formatted(
                  given.get(), String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }
}
