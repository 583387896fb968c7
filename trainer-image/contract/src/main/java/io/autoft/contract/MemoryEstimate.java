package io.autoft.contract;

/**
 * Main memory of a final training on the CPU that trains everything, in bytes: the most that a
 * trial of a study can take.
 *
 * @param fixed whatever the batch
 * @param perImage of each image in a batch
 * @param perText of each class in a batch, where the text tower is trained too
 */
public record MemoryEstimate(long fixed, long perImage, long perText) {

  /**
   * With a batch.
   *
   * @param batchSize images in it
   * @param classes of the study
   */
  public long bytes(int batchSize, int classes) {
    return fixed + batchSize * perImage + Math.min(batchSize, classes) * perText;
  }
}
