package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks for NaN and infinities among a model's weights. Each leaves its mark on a sum, and a sum in
 * the engine costs little more than reading the memory; the single values are looked at only where
 * a sum is not finite, which may also be since large ones overflowed.
 */
record FiniteWeights(ClipWeights weights) {

  FiniteWeights {
    requireNonNull(weights, "weights is null");
  }

  /**
   * What is not finite, if anything is.
   *
   * @param layout of {@code initial}
   * @param initial the pretrained parameters with the head that was made from them
   */
  Optional<String> complaint(ParameterLayout layout, InitialParameters initial, NDManager manager) {
    if (initial.parts().stream().allMatch(FiniteWeights::hasFiniteSum)
        && othersHaveFiniteSums(layout, manager)) {
      return Optional.empty();
    }
    return weights.tensors().keySet().stream()
        .sorted()
        .flatMap(name -> complaint(name).stream())
        .findFirst()
        .or(() -> complaintOfHead(layout, initial, manager));
  }

  private boolean othersHaveFiniteSums(ParameterLayout layout, NDManager manager) {
    var gathered =
        layout.entries().stream().map(ParameterLayout.Entry::name).collect(Collectors.toSet());
    for (var name : weights.tensors().keySet()) {
      if (!gathered.contains(name)) {
        try (var scope = manager.newSubManager()) {
          if (!hasFiniteSum(weights.array(name, TorchEngine.host(scope)))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean hasFiniteSum(NDArray values) {
    try (var sum = values.sum()) {
      return Float.isFinite(sum.getFloat());
    }
  }

  private Optional<String> complaint(String name) {
    return notFinite(weights.values(name))
        .map(
            value -> "tensor %s has a value that is %s; all must be finite".formatted(name, value));
  }

  private static Optional<Float> notFinite(FloatBuffer values) {
    for (int i = values.position(); i < values.limit(); i++) {
      if (!Float.isFinite(values.get(i))) {
        return Optional.of(values.get(i));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> complaintOfHead(
      ParameterLayout layout, InitialParameters initial, NDManager manager) {
    try (var scope = manager.newSubManager()) {
      var theta = initial.copy(scope);
      var head = layout.views(theta, scope).get(ClipArchitecture.HEAD).toFloatArray();
      return notFinite(FloatBuffer.wrap(head))
          .map(
              value ->
                  "its text tower makes a head of the prompts that has a value that is %s"
                      .formatted(value));
    }
  }
}
