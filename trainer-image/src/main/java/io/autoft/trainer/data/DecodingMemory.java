package io.autoft.trainer.data;

import io.autoft.trainer.image.ImageHeader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Memory that images share while they are decoded: where many large ones would not have room beside
 * one another, some wait. First come, first served, so that a large one has its turn, too.
 */
final class DecodingMemory {

  private static final int UNIT = 1 << 10;

  /** The rest is for tables, for what is garbage already, and for gaps between large arrays. */
  private static final int PART_OF_HEAP = 2;

  /** Of a large image beside others. */
  private static final int PART_OF_ALL = 2;

  private final int units;
  private final Semaphore free;

  /**
   * Memory.
   *
   * @param bytes that may be taken at a time
   */
  DecodingMemory(long bytes) {
    this.units = (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / UNIT));
    this.free = new Semaphore(units, true);
  }

  /** The part of this process's heap that decoding may take. */
  static DecodingMemory ofHeap() {
    return new DecodingMemory(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  }

  /** How much of a large image is to be in memory at a time, if it can come in bands. */
  long bandBytes() {
    return Math.max(1, (long) units * UNIT / PART_OF_ALL);
  }

  /**
   * What to say of an image for which the heap is too small.
   *
   * @param header of the image, if its file has one
   * @param size that the model takes
   */
  String shortage(Optional<ImageHeader> header, int size) {
    var needed =
        header
            .map(
                h ->
                    "to decode %d x %d pixels takes about %d MiB, and the heap"
                        .formatted(
                            h.width(), h.height(), mebibytes(h.decodingBytes(size, bandBytes()))))
            .orElse("the heap");
    return "out of memory: %s has %d MiB, a part of the container's memory; "
            .formatted(needed, mebibytes(Runtime.getRuntime().maxMemory()))
        + "raise resources.limits.memory, or make the image smaller";
  }

  private static long mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }

  /** What takes memory; may be asked for a second time. */
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Does work as soon as there is room for it, alone if it takes more than there is. Where memory
   * runs out nevertheless, it is done once more, alone: what it takes was only estimated.
   *
   * @param bytes that it takes
   * @throws OutOfMemoryError if there is too little for this work alone
   */
  <T> T with(long bytes, Work<T> work) throws IOException, InterruptedException {
    int share = (int) Math.min(units, Math.max(1, bytes / UNIT));
    if (share < units) {
      try {
        return withShare(share, work);
      } catch (OutOfMemoryError e) {
        return withShare(units, work);
      }
    }
    return withShare(units, work);
  }

  private <T> T withShare(int share, Work<T> work) throws IOException, InterruptedException {
    free.acquire(share);
    try {
      return work.run();
    } finally {
      free.release(share);
    }
  }
}
