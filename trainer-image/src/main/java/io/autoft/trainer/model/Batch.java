package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;

/**
 * Examples of one step. Everything that a model computes from them belongs to the manager of the
 * pixels.
 *
 * @param pixels B x 3 x S x S, normalised
 * @param labels B class indices
 * @param template index of the prompt template for this batch's texts
 */
public record Batch(NDArray pixels, int[] labels, int template) {

  public Batch {
    requireNonNull(pixels, "pixels is null");
    requireNonNull(labels, "labels is null");
  }
}
