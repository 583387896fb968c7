package io.autoft.trainer.pretraining;

import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.data.Images;
import java.nio.ByteBuffer;

/** How a step of a pretraining sees its images: each a little differently, anew at every step. */
@FunctionalInterface
public interface ImageView {

  /** Bytes of a pixel. */
  int CHANNELS = 3;

  /**
   * Copies an image as it is seen this time.
   *
   * @param from size x size x 3 bytes, only to be read
   * @param to takes as many, from {@code target} on
   */
  void copy(ByteBuffer from, byte[] to, int target, int size);

  /** The images at these indices of a set, as they are seen this time. */
  default ImageSet batch(ImageSet set, int[] indices) {
    int size = set.imageSize();
    int bytes = size * size * CHANNELS;
    var pixels = new byte[indices.length * bytes];
    var labels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      labels[i] = set.labels()[indices[i]];
      copy(set.images().get(indices[i]), pixels, i * bytes, size);
    }
    return ImageSet.of(
        set.name(),
        new Images.InMemory(size, pixels),
        labels,
        set.classNames(),
        set.promptTemplates());
  }
}
