package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;

/** Mean over the batch of H(p) = - sum over c of p_c log p_c, p the softmax of the logits. */
final class Entropy implements BatchTerm {

  private static final int[] CLASSES = {1};

  @Override
  public NDArray value(ModelOutputs outputs) {
    var rows = outputs.logits().getManager().full(Scalars.SHAPE, outputs.batchSize());
    return ofRows(outputs.logits()).sum().div(rows);
  }

  /** H(p) of each row, B. */
  static NDArray ofRows(NDArray logits) {
    var logarithms = logits.logSoftmax(1);
    return logarithms.exp().mul(logarithms).sum(CLASSES).neg();
  }
}
