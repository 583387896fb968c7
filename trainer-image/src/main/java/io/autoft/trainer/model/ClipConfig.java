package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

/**
 * The part of {@code open_clip_config.json} that this trainer runs.
 *
 * @param embedding width E of the space that images and texts share
 * @param quickGelu x sigmoid(1.702 x) instead of the exact GELU, in both towers
 * @param image the image tower
 * @param text the text tower
 * @param preprocessing of the images
 */
public record ClipConfig(
    int embedding,
    boolean quickGelu,
    ImageTower image,
    TextTower text,
    Preprocessing preprocessing) {

  public ClipConfig {
    requireNonNull(image, "image is null");
    requireNonNull(text, "text is null");
    requireNonNull(preprocessing, "preprocessing is null");
  }

  /**
   * A vision transformer.
   *
   * @param imageSize width and height of the images
   * @param patchSize width and height of a patch
   * @param transformer its blocks
   */
  public record ImageTower(int imageSize, int patchSize, Transformer transformer) {

    /** Number of patches along one side. */
    public int grid() {
      return imageSize / patchSize;
    }
  }

  /**
   * A text transformer.
   *
   * @param contextLength tokens of a text
   * @param vocabularySize number of tokens
   * @param tokenizer its name
   * @param transformer its blocks
   */
  public record TextTower(
      int contextLength, int vocabularySize, String tokenizer, Transformer transformer) {}

  /**
   * A stack of blocks.
   *
   * @param width of a token
   * @param layers number of blocks
   * @param heads of attention
   * @param hidden width of the hidden layer of a block's perceptron
   */
  public record Transformer(int width, int layers, int heads, int hidden) {}

  /**
   * What happens to an image's channels: (value / 255 - mean) / standard deviation.
   *
   * @param mean of each channel
   * @param standardDeviation of each channel
   */
  public record Preprocessing(float[] mean, float[] standardDeviation) {}
}
