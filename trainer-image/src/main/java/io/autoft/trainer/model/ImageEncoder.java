package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import io.autoft.trainer.model.ClipConfig.ImageTower;
import java.util.Optional;

/** The image tower: patches, a class token, blocks, projection of the class token. */
final class ImageEncoder {

  private final ImageTower shape;
  private final TransformerBlocks blocks;

  ImageEncoder(ClipConfig config, NDManager constants) {
    this.shape = requireNonNull(config.image(), "image is null");
    this.blocks =
        new TransformerBlocks(
            shape.transformer(), ClipArchitecture.IMAGE_BLOCKS, config.quickGelu(), constants);
  }

  /**
   * Features of images.
   *
   * @param pixels B x 3 x S x S, normalised
   * @return B x E, rows of length 1
   */
  NDArray encode(Parameters parameters, NDArray pixels) {
    long batch = pixels.getShape().get(0);
    int width = shape.transformer().width();
    var patches = patches(parameters, pixels);
    var classToken =
        parameters
            .get("visual.class_embedding")
            .reshape(1, 1, width)
            .broadcast(new Shape(batch, 1, width));
    var tokens = classToken.concat(patches, 1).add(parameters.get("visual.positional_embedding"));
    var normed = TransformerBlocks.norm(parameters, "visual.ln_pre", tokens);
    var encoded = blocks.forward(parameters, normed, Optional.empty());
    var pooled = encoded.split(new long[] {1}, 1).get(0).reshape(batch, width);
    return TransformerBlocks.norm(parameters, "visual.ln_post", pooled)
        .matMul(parameters.get("visual.proj"))
        .normalize(2, 1);
  }

  /** A convolution whose stride is its size is one matrix product over the patches. */
  private NDArray patches(Parameters parameters, NDArray pixels) {
    long batch = pixels.getShape().get(0);
    int grid = shape.grid();
    int side = shape.patchSize();
    int width = shape.transformer().width();
    int scalars = 3 * side * side;
    var rows =
        pixels
            .reshape(batch, 3, grid, side, grid, side)
            .transpose(0, 2, 4, 1, 3, 5)
            .reshape(batch, (long) grid * grid, scalars);
    var kernel = parameters.get("visual.conv1.weight").reshape(width, scalars);
    return Linear.linear(rows, kernel).singletonOrThrow();
  }
}
