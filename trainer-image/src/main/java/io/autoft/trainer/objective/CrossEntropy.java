package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;

/** Mean over the batch of -log p[y], p the softmax of the logits. */
public final class CrossEntropy implements BatchTerm {

  @Override
  public NDArray value(ModelOutputs outputs) {
    return of(outputs.logits(), outputs.targets());
  }

  /** Mean over the rows of -log softmax(logits) at the row's target. */
  static NDArray of(NDArray logits, NDArray targets) {
    var rows = logits.getManager().full(Scalars.SHAPE, logits.getShape().get(0));
    return logits.logSoftmax(1).mul(targets).sum().neg().div(rows);
  }
}
