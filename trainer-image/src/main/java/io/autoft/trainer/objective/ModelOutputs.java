package io.autoft.trainer.objective;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * What a model says of a batch of B examples with C classes, and what would have been right.
 *
 * @param logits B x C
 * @param targets B x C, 1 at the label and 0 elsewhere
 * @param pairing image and text features, present where the text tower is trained
 */
public record ModelOutputs(NDArray logits, NDArray targets, Optional<Pairing> pairing) {

  public ModelOutputs {
    requireNonNull(logits, "logits is null");
    requireNonNull(targets, "targets is null");
    requireNonNull(pairing, "pairing is null");
  }

  /** Number of examples. */
  long batchSize() {
    return logits.getShape().get(0);
  }

  /**
   * Images beside their texts.
   *
   * @param images B x E, rows of length 1
   * @param texts B x E, rows of length 1; row i belongs to image i
   * @param scale factor of the similarities, a scalar
   */
  public record Pairing(NDArray images, NDArray texts, NDArray scale) {

    public Pairing {
      requireNonNull(images, "images is null");
      requireNonNull(texts, "texts is null");
      requireNonNull(scale, "scale is null");
    }
  }
}
