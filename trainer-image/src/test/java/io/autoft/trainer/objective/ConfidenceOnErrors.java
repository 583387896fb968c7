package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * Mean over the batch of 1[argmax z != y] H(p), p the softmax of the logits z (AutoFT's {@code
 * dcm}). The indicator carries no gradient.
 */
final class ConfidenceOnErrors implements BatchTerm {

  @Override
  public NDArray value(ModelOutputs outputs) {
    var logits = outputs.logits();
    var rows = logits.getManager().full(Scalars.SHAPE, outputs.batchSize());
    var wrong = logits.argMax(1).neq(outputs.targets().argMax(1)).toType(DataType.FLOAT32, false);
    return Entropy.ofRows(logits).mul(wrong).sum().div(rows);
  }
}
