package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import io.autoft.trainer.model.ClipConfig.Transformer;
import java.util.Optional;

/**
 * Pre-norm transformer blocks: x + attention(norm(x)), then x + perceptron(norm(x)).
 *
 * <p>Constants are arrays that live as long as the blocks: a Java number under autograd would leave
 * a dangling reference behind.
 */
final class TransformerBlocks {

  private static final float EPSILON = 1e-5f;

  private final Transformer shape;
  private final String prefix;
  private final NDArray attentionScale;
  private final Optional<NDArray> quickGeluFactor;

  /**
   * Blocks whose parameters' names start with {@code prefix}.
   *
   * @param constants manager that lives as long as the blocks
   */
  TransformerBlocks(Transformer shape, String prefix, boolean quickGelu, NDManager constants) {
    this.shape = requireNonNull(shape, "shape is null");
    this.prefix = requireNonNull(prefix, "prefix is null");
    double headWidth = (double) shape.width() / shape.heads();
    this.attentionScale = constants.full(new Shape(), (float) (1 / Math.sqrt(headWidth)));
    this.quickGeluFactor =
        quickGelu ? Optional.of(constants.full(new Shape(), 1.702f)) : Optional.empty();
  }

  /**
   * Runs all blocks.
   *
   * @param tokens N x L x width
   * @param mask L x L, added to the attention's logits; empty for none
   * @return N x L x width
   */
  NDArray forward(Parameters parameters, NDArray tokens, Optional<NDArray> mask) {
    var x = tokens;
    for (int i = 0; i < shape.layers(); i++) {
      var block = prefix + i;
      x = x.add(attention(parameters, block, norm(parameters, block + ".ln_1", x), mask));
      x = x.add(perceptron(parameters, block, norm(parameters, block + ".ln_2", x)));
    }
    return x;
  }

  private NDArray attention(
      Parameters parameters, String block, NDArray x, Optional<NDArray> mask) {
    long n = x.getShape().get(0);
    long length = x.getShape().get(1);
    int width = shape.width();
    int heads = shape.heads();
    var stacked = linear(parameters, block + ".attn.in_proj_", x);
    var perHead =
        stacked.reshape(n, length, 3, heads, width / heads).transpose(2, 0, 3, 1, 4).split(3);
    var shapeOfHeads = new Shape(n, heads, length, width / heads);
    var queries = perHead.get(0).reshape(shapeOfHeads).mul(attentionScale);
    var keys = perHead.get(1).reshape(shapeOfHeads);
    var values = perHead.get(2).reshape(shapeOfHeads);
    var logits = queries.matMul(keys.transpose(0, 1, 3, 2));
    var weights = mask.map(logits::add).orElse(logits).softmax(3);
    var joined = weights.matMul(values).transpose(0, 2, 1, 3).reshape(n, length, width);
    return linear(parameters, block + ".attn.out_proj.", joined);
  }

  private NDArray perceptron(Parameters parameters, String block, NDArray x) {
    var hidden = linear(parameters, block + ".mlp.c_fc.", x);
    var active =
        quickGeluFactor
            .map(factor -> hidden.mul(Activation.sigmoid(hidden.mul(factor))))
            .orElseGet(() -> Activation.gelu(hidden));
    return linear(parameters, block + ".mlp.c_proj.", active);
  }

  private static NDArray linear(Parameters parameters, String prefix, NDArray x) {
    return Linear.linear(x, parameters.get(prefix + "weight"), parameters.get(prefix + "bias"))
        .singletonOrThrow();
  }

  /** Layer norm over the last axis. */
  static NDArray norm(Parameters parameters, String name, NDArray x) {
    var weight = parameters.get(name + ".weight");
    return LayerNorm.layerNorm(
            x, weight.getShape(), weight, parameters.get(name + ".bias"), EPSILON)
        .singletonOrThrow();
  }
}
