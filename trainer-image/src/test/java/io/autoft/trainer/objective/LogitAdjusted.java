package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;

/**
 * Mean over the batch of -log softmax(z + log pi)[y], pi the classes' shares of the training set
 * (Menon et al., arXiv 2007.07314).
 *
 * @param logShares log pi, C finite floats
 */
record LogitAdjusted(NDArray logShares) implements BatchTerm {

  @Override
  public NDArray value(ModelOutputs outputs) {
    return CrossEntropy.of(outputs.logits().add(logShares), outputs.targets());
  }
}
