package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import io.autoft.trainer.model.ClipConfig.TextTower;
import java.util.Optional;
import java.util.stream.IntStream;

/** The text tower: causal blocks over tokens, projection of the end token. */
final class TextEncoder {

  private final TextTower shape;
  private final TransformerBlocks blocks;
  private final NDArray causalMask;

  TextEncoder(ClipConfig config, NDManager constants) {
    this.shape = requireNonNull(config.text(), "text is null");
    this.blocks =
        new TransformerBlocks(
            shape.transformer(), ClipArchitecture.TEXT_BLOCKS, config.quickGelu(), constants);
    this.causalMask = causalMask(shape.contextLength(), constants);
  }

  private static NDArray causalMask(int length, NDManager constants) {
    var mask = new float[length * length];
    for (int query = 0; query < length; query++) {
      for (int key = query + 1; key < length; key++) {
        mask[query * length + key] = Float.NEGATIVE_INFINITY;
      }
    }
    return constants.create(mask, new Shape(length, length));
  }

  /**
   * Features of texts.
   *
   * @param scope manager of everything that is computed
   * @return N x E, rows of length 1
   */
  NDArray encode(Parameters parameters, Texts texts, NDManager scope) {
    int length = texts.contextLength();
    int width = shape.transformer().width();
    var ids = scope.create(texts.tokens(), new Shape(texts.size(), length));
    var tokens =
        rows(ids, parameters.get("token_embedding.weight"))
            .add(parameters.get("positional_embedding"));
    var encoded = blocks.forward(parameters, tokens, Optional.of(causalMask));
    var positions =
        IntStream.range(0, texts.size())
            .mapToLong(i -> (long) i * length + texts.ends()[i])
            .toArray();
    var pooled = rows(scope.create(positions), encoded.reshape(-1, width));
    return TransformerBlocks.norm(parameters, "ln_final", pooled)
        .matMul(parameters.get("text_projection"))
        .normalize(2, 1);
  }

  /** Rows of a matrix by their indices; gradients flow into the matrix. */
  static NDArray rows(NDArray indices, NDArray matrix) {
    return Embedding.embedding(indices, matrix, SparseFormat.DENSE).singletonOrThrow();
  }
}
