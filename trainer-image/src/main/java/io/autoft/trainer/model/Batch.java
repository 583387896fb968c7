package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Examples of one step. Everything that a model computes from them belongs to the manager of the
 * pixels.
 *
 * @param pixels B x 3 x S x S floats, normalised, or B x S x S x 3 bytes
 * @param labels B class indices
 * @param template index of the prompt template for this batch's texts
 */
public record Batch(NDArray pixels, int[] labels, int template) {

  public Batch {
    requireNonNull(pixels, "pixels is null");
    requireNonNull(labels, "labels is null");
  }

  /** B x C, 1 at the label and 0 elsewhere. */
  NDArray targets(int classes) {
    var targets = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      targets[i * classes + labels[i]] = 1;
    }
    return pixels.getManager().create(targets, new Shape(labels.length, classes));
  }
}
