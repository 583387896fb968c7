package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.model.ClipConfig.Preprocessing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/**
 * Turns bytes into normalised pixels. The array that it gives reads the loader's own memory on a
 * CPU, so it is good until the next call; a fresh direct buffer a step would grow until the
 * collector happens to run.
 */
public final class PixelLoader {

  private static final int CHANNELS = 3;

  private final float[][] normalised = new float[CHANNELS][256];
  private float[] staging = new float[0];
  private ByteBuffer memory = ByteBuffer.allocateDirect(0);

  public PixelLoader(Preprocessing preprocessing) {
    for (int c = 0; c < CHANNELS; c++) {
      for (int value = 0; value < 256; value++) {
        normalised[c][value] =
            (value / 255f - preprocessing.mean()[c]) / preprocessing.standardDeviation()[c];
      }
    }
  }

  /**
   * Pictures of a set.
   *
   * @param indices of B pictures
   * @return B x 3 x S x S
   */
  public NDArray load(ImageSet set, int[] indices, NDManager manager) {
    int size = set.imageSize();
    int area = size * size;
    reserve(indices.length * CHANNELS * area);
    for (int i = 0; i < indices.length; i++) {
      var picture = set.pictures().get(indices[i]);
      int to = i * area * CHANNELS;
      for (int c = 0; c < CHANNELS; c++) {
        var table = normalised[c];
        for (int p = 0; p < area; p++) {
          staging[to + c * area + p] = table[picture.get(p * CHANNELS + c) & 0xff];
        }
      }
    }
    memory.asFloatBuffer().put(staging, 0, indices.length * CHANNELS * area);
    return manager.create(
        memory.slice(0, indices.length * CHANNELS * area * Float.BYTES),
        new Shape(indices.length, CHANNELS, size, size),
        DataType.FLOAT32);
  }

  /** All pictures from {@code start} to before {@code end}. */
  public NDArray load(ImageSet set, int start, int end, NDManager manager) {
    return load(set, IntStream.range(start, end).toArray(), manager);
  }

  private void reserve(int floats) {
    if (staging.length < floats) {
      staging = new float[floats];
      memory = ByteBuffer.allocateDirect(floats * Float.BYTES).order(ByteOrder.nativeOrder());
    }
  }
}
