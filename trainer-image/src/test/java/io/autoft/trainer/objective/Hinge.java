package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * Multi-class hinge with margin 1 (Weston and Watkins 1999): mean over the batch of the sum over c
 * != y of max(0, z_c - z_y + 1).
 */
final class Hinge implements BatchTerm {

  private static final int[] CLASSES = {1};

  @Override
  public NDArray value(ModelOutputs outputs) {
    var logits = outputs.logits();
    var manager = logits.getManager();
    var one = manager.full(Scalars.SHAPE, 1f);
    var rows = manager.full(Scalars.SHAPE, outputs.batchSize());
    var others = outputs.targets().neg().add(one);
    var ofLabel = logits.mul(outputs.targets()).sum(CLASSES, true);
    var violations = Activation.relu(logits.sub(ofLabel).add(one));
    return violations.mul(others).sum().div(rows);
  }
}
