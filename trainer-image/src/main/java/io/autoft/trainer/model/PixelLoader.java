package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.failure.TrialFailure;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * Hands the bytes of images to the engine; models normalise them where they compute. The array that
 * it gives reads the loader's own memory, so it is good until the next call; a fresh direct buffer
 * a step would grow until the collector happens to run.
 */
public final class PixelLoader {

  private static final int CHANNELS = 3;

  /** Less than the direct memory that the trainer's processes are started with, 512 MiB. */
  private static final long MOST_BYTES = 480L << 20;

  private ByteBuffer memory = ByteBuffer.allocateDirect(0);

  /**
   * Refuses a batch that does not fit into the loader's memory.
   *
   * @param images of a step
   * @param imageSize their width and height
   * @throws TrialFailure BadConfig naming how many fit
   */
  public static void requireRoom(int images, int imageSize) throws TrialFailure {
    long most = MOST_BYTES / ((long) imageSize * imageSize * CHANNELS);
    if (images > most) {
      throw TrialFailure.badConfig(
          "search.batchSize (in a final training, finalTraining.batchSize) is %d; of images of %d"
              + " pixels a step takes at most %d",
          images, imageSize, most);
    }
  }

  /**
   * Images of a set.
   *
   * @param indices of B images
   * @param manager of the array, which lies in main memory whatever the manager's device
   * @return B x S x S x 3 bytes
   */
  public NDArray load(ImageSet set, int[] indices, NDManager manager) {
    int size = set.imageSize();
    int bytes = size * size * CHANNELS;
    if (memory.capacity() < indices.length * bytes) {
      // The old one is not to be there beside it.
      memory = ByteBuffer.allocateDirect(0);
      memory = ByteBuffer.allocateDirect(indices.length * bytes);
    }
    for (int i = 0; i < indices.length; i++) {
      memory.put(i * bytes, set.images().get(indices[i]), 0, bytes);
    }
    return TorchEngine.host(manager)
        .create(
            memory.slice(0, indices.length * bytes),
            new Shape(indices.length, size, size, CHANNELS),
            DataType.UINT8);
  }

  /** All images from {@code start} to before {@code end}. */
  public NDArray load(ImageSet set, int start, int end, NDManager manager) {
    return load(set, IntStream.range(start, end).toArray(), manager);
  }
}
