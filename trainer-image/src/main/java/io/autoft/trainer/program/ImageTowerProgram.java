package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import io.autoft.trainer.model.ClipArchitecture;
import java.util.Optional;

/** The lines of the image tower: patches, a class token, blocks, projection of the class token. */
final class ImageTowerProgram {

  private static final int CHANNELS = 3;

  private final ProgramText text;
  private final Architecture architecture;

  ImageTowerProgram(ProgramText text, Architecture architecture) {
    this.text = requireNonNull(text, "text is null");
    this.architecture = requireNonNull(architecture, "architecture is null");
  }

  /**
   * Features of images.
   *
   * @param pixels name of B x S x S x 3 bytes or of B x 3 x S x S normalised floats
   * @return name of B x E floats, rows of length 1
   */
  String features(String pixels, Variables parameters) {
    var image = architecture.config().image();
    int width = image.transformer().width();
    int tokens = 1 + image.grid() * image.grid();
    var blocks =
        new BlocksProgram(
            text,
            image.transformer(),
            ClipArchitecture.IMAGE_BLOCKS,
            architecture.style(),
            parameters);
    var count = text.let("torch.size(%s, 0)", pixels);
    var patches =
        text.let(
            "torch.linear(%s, torch.reshape(%s, [%d, -1]), None)",
            architecture.inTowerType(text, patches(pixels)),
            parameters.get("visual.conv1.weight"),
            width);
    var classToken =
        text.let(
            "torch.expand(%s, [%s, 1, %d])",
            parameters.get("visual.class_embedding"), count, width);
    var joined =
        text.let(
            "torch.cat([%s, torch.reshape(%s, [%s, %d, %d])], 1)",
            classToken, patches, count, tokens - 1, width);
    var placed =
        text.let(
            "torch.reshape(torch.add(%s, %s), [-1, %d])",
            joined, parameters.get("visual.positional_embedding"), width);
    var sequences =
        new BlocksProgram.Sequences(
            count,
            Integer.toString(tokens),
            Optional.empty(),
            Optional.empty(),
            rows ->
                text.let(
                    "torch.select(torch.reshape(%s, [%s, %d, %d]), 1, 0)",
                    rows, count, tokens, width));
    var read = blocks.forward(blocks.norm("visual.ln_pre", placed), sequences);
    var normed = blocks.norm("visual.ln_post", read);
    return architecture.direction(
        text, text.let("torch.matmul(%s, %s)", normed, parameters.get("visual.proj")));
  }

  /** The scalars of each patch as a row: a convolution whose stride is its size is a product. */
  private String patches(String pixels) {
    var rows = text.fresh();
    text.inside(
        "if torch.eq(ops.prim.dtype(%s), 0):".formatted(pixels),
        () -> text.line("%s = %s", rows, ofBytes(pixels)));
    text.inside("else:", () -> text.line("%s = %s", rows, ofFloats(pixels)));
    return rows;
  }

  /** (value / 255 - mean) / standard deviation of each channel. */
  private String ofBytes(String pixels) {
    var preprocessing = architecture.config().preprocessing();
    var floats =
        text.let(
            "torch.to(torch.contiguous(torch.permute(%s, [0, 1, 3, 5, 2, 4])), %d)",
            grid(pixels, "%1$d, %2$d, %1$d, %2$d, 3"), ProgramText.FLOAT32);
    text.let("torch.div_(%s, 255)", floats);
    for (int c = 0; c < CHANNELS; c++) {
      // Numbers and not an array of them, which a GPU would have to wait for.
      text.let(
          "torch.div_(torch.sub_(torch.select(%s, 3, %d), %s), %s)",
          floats,
          c,
          (double) preprocessing.mean()[c],
          (double) preprocessing.standardDeviation()[c]);
    }
    return text.let("torch.reshape(%s, [-1, %d])", floats, scalarsOfPatch());
  }

  private String ofFloats(String pixels) {
    return text.let(
        "torch.reshape(torch.permute(%s, [0, 2, 4, 1, 3, 5]), [-1, %d])",
        grid(pixels, "3, %1$d, %2$d, %1$d, %2$d"), scalarsOfPatch());
  }

  private String grid(String pixels, String shape) {
    var image = architecture.config().image();
    return text.let(
        "torch.reshape(%s, [torch.size(%s, 0), "
            + shape.formatted(image.grid(), image.patchSize())
            + "])",
        pixels,
        pixels);
  }

  private int scalarsOfPatch() {
    int side = architecture.config().image().patchSize();
    return CHANNELS * side * side;
  }
}
