package io.autoft.contract;

import static java.util.Objects.requireNonNull;

/**
 * What is worth knowing of a model before it is trained.
 *
 * @param source as it was asked for
 * @param imageSize width and height of its images
 * @param parameters number of scalars of both towers
 * @param weights types of the tensors in its file, such as {@code F32}, or {@code F16, F32}
 * @param memory that a training takes
 */
public record ModelDescription(
    String source, int imageSize, long parameters, String weights, MemoryEstimate memory) {

  public ModelDescription {
    requireNonNull(source, "source is null");
    requireNonNull(weights, "weights is null");
    requireNonNull(memory, "memory is null");
  }
}
