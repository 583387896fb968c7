package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import io.autoft.trainer.model.ClipConfig.Transformer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The lines of pre-norm transformer blocks: x + attention(norm(x)), then x + perceptron(norm(x)).
 * Tokens are the rows of one matrix, N x L of them, so that each product is one call.
 *
 * <p>Only one token of each sequence is read in the end. So the last block has only that token's
 * query and perceptron; of the others only keys and values are needed.
 */
final class BlocksProgram {

  private static final String EPSILON = "1e-05";

  private final ProgramText text;
  private final Transformer shape;
  private final String prefix;
  private final Style style;
  private final Variables parameters;

  /**
   * The operators of a block.
   *
   * @param quickGelu x sigmoid(1.702 x) instead of the exact GELU
   * @param fusedAttention the engine's fused operator instead of products and a softmax
   */
  record Style(boolean quickGelu, boolean fusedAttention) {}

  BlocksProgram(
      ProgramText text, Transformer shape, String prefix, Style style, Variables parameters) {
    this.text = requireNonNull(text, "text is null");
    this.shape = requireNonNull(shape, "shape is null");
    this.prefix = requireNonNull(prefix, "prefix is null");
    this.style = requireNonNull(style, "style is null");
    this.parameters = requireNonNull(parameters, "parameters is null");
  }

  /**
   * Sequences on their way through the blocks.
   *
   * @param count N, a variable or a number
   * @param length L, likewise
   * @param causalMask L x L, added to the attention's logits of all tokens
   * @param pooledMask N x 1 x 1 x L, added to those of the token that is read
   * @param pool from the name of N L rows to that of the N rows that are read
   */
  record Sequences(
      String count,
      String length,
      Optional<String> causalMask,
      Optional<String> pooledMask,
      UnaryOperator<String> pool) {}

  /**
   * Writes all blocks.
   *
   * @param tokens N L x width
   * @return N x width, the tokens that are read
   */
  String forward(String tokens, Sequences sequences) {
    var x = tokens;
    for (int i = 0; i < shape.layers() - 1; i++) {
      var block = prefix + i;
      x = text.let("torch.add(%s, %s)", x, attention(block, norm(block + ".ln_1", x), sequences));
      x = perceptron(block, x);
    }
    var last = prefix + (shape.layers() - 1);
    var normed = norm(last + ".ln_1", x);
    var read = sequences.pool().apply(x);
    return perceptron(
        last, text.let("torch.add(%s, %s)", read, pooledAttention(last, normed, sequences)));
  }

  private String attention(String block, String x, Sequences sequences) {
    var heads = heads(linear(block + ".attn.in_proj_", x), 3, sequences);
    var joined = attend(heads.get(0), heads.get(1), heads.get(2), sequences.causalMask());
    return linear(
        block + ".attn.out_proj.",
        text.let("torch.reshape(torch.transpose(%s, 1, 2), [-1, %d])", joined, shape.width()));
  }

  /** Of one token a sequence, which sees all tokens that the mask leaves. */
  private String pooledAttention(String block, String x, Sequences sequences) {
    var projection = block + ".attn.in_proj_";
    var query = linear(FlatParameters.QUERY + projection, sequences.pool().apply(x));
    var heads = heads(linear(FlatParameters.KEYS_AND_VALUES + projection, x), 2, sequences);
    var queries =
        text.let(
            "torch.reshape(%s, [%s, %d, 1, %d])",
            query, sequences.count(), shape.heads(), shape.width() / shape.heads());
    var joined = attend(queries, heads.get(0), heads.get(1), sequences.pooledMask());
    return linear(
        block + ".attn.out_proj.", text.let("torch.reshape(%s, [-1, %d])", joined, shape.width()));
  }

  /** Each of {@code parts} N x heads x L x width of a head. */
  private List<String> heads(String stacked, int parts, Sequences sequences) {
    var names = Stream.generate(text::fresh).limit(parts).toList();
    text.unpack(
        names,
        "torch.unbind(torch.permute(torch.reshape(%s, [%s, %s, %d, %d, %d]), [2, 0, 3, 1, 4]))",
        stacked,
        sequences.count(),
        sequences.length(),
        parts,
        shape.heads(),
        shape.width() / shape.heads());
    return names;
  }

  private String attend(String queries, String keys, String values, Optional<String> mask) {
    if (style.fusedAttention()) {
      return text.let(
          "torch.scaled_dot_product_attention(%s, %s, %s, %s, 0., False)",
          queries, keys, values, mask.orElse("None"));
    }
    double scale = 1 / Math.sqrt((double) shape.width() / shape.heads());
    var scaled = text.let("torch.mul(%s, %s)", queries, scale);
    var logits = text.let("torch.matmul(%s, torch.transpose(%s, 2, 3))", scaled, keys);
    var masked = mask.map(m -> text.let("torch.add(%s, %s)", logits, m)).orElse(logits);
    return text.let("torch.matmul(torch.softmax(%s, 3), %s)", masked, values);
  }

  /** x + perceptron(norm(x)). */
  private String perceptron(String block, String x) {
    var hidden = linear(block + ".mlp.c_fc.", norm(block + ".ln_2", x));
    return text.let("torch.add(%s, %s)", x, linear(block + ".mlp.c_proj.", active(hidden)));
  }

  /** x sigmoid(1.702 x) is silu(1.702 x) / 1.702, and the latter has one operator less. */
  private String active(String hidden) {
    return style.quickGelu()
        ? text.let("torch.mul(torch.silu(torch.mul(%s, 1.702)), %s)", hidden, 1 / 1.702)
        : text.let("torch.gelu(%s)", hidden);
  }

  private String linear(String prefix, String x) {
    return text.let(
        "torch.linear(%s, %s, %s)",
        x, parameters.get(prefix + "weight"), parameters.get(prefix + "bias"));
  }

  /** Layer norm over the last axis. */
  String norm(String name, String x) {
    return text.let(
        "torch.layer_norm(%s, [%d], %s, %s, %s)",
        x,
        shape.width(),
        parameters.get(name + ".weight"),
        parameters.get(name + ".bias"),
        EPSILON);
  }
}
