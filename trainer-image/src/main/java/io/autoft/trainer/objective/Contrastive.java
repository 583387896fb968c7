package io.autoft.trainer.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * The image-text loss of CLIP, used for fine-tuning by FLYP (Goyal et al., arXiv 2212.00638): with
 * S = s u v^T (B x B), the mean of the row-wise and the column-wise cross-entropy of S against the
 * diagonal. The diagonal is the only positive, also where a label occurs twice.
 */
public final class Contrastive implements BatchTerm {

  @Override
  public NDArray value(ModelOutputs outputs) {
    var pairing =
        outputs
            .pairing()
            .orElseThrow(() -> new IllegalStateException("the model gives no text features"));
    var manager = pairing.images().getManager();
    var similarities = pairing.images().matMul(pairing.texts().transpose()).mul(pairing.scale());
    var size = Math.toIntExact(outputs.batchSize());
    var diagonal = manager.eye(size, size, 0, DataType.FLOAT32);
    var half = manager.full(Scalars.SHAPE, 0.5f);
    return CrossEntropy.of(similarities, diagonal)
        .add(CrossEntropy.of(similarities.transpose(), diagonal))
        .mul(half);
  }
}
