package io.autoft.cli.init;

import io.autoft.contract.ModelDescription;

/** Sizes of models that are trained differently. */
enum ModelSize {
  /** One that the trainer ships for trying things out. */
  DEMO,
  /** Computes in one thread: work between operators is more than within them. */
  TINY,
  /** Below any model that OpenCLIP publishes. */
  SMALL,
  /** Of the size of ViT-B/32 and more, where the paper's settings hold. */
  PRETRAINED;

  private static final long ONE_THREAD = 5_000_000;
  private static final long PUBLISHED = 50_000_000;

  static ModelSize of(ModelDescription model) {
    if (model.source().startsWith("demo://")) {
      return DEMO;
    }
    if (model.parameters() >= PUBLISHED) {
      return PRETRAINED;
    }
    return model.parameters() <= ONE_THREAD ? TINY : SMALL;
  }

  boolean computesInOneThread() {
    return this == DEMO || this == TINY;
  }
}
