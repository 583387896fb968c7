package io.autoft.trainer.objective;

import ai.djl.ndarray.types.Shape;

/**
 * Constants are arrays of this shape that live as long as their manager, never Java numbers (see
 * the package's page).
 */
final class Scalars {

  static final Shape SHAPE = new Shape();

  private Scalars() {}
}
