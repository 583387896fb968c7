package io.autoft.trainer.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The order in which training sees its examples: a new permutation every epoch, cut into batches.
 * What is left at the end of an epoch is less than a batch and is not seen in that epoch.
 *
 * <p>A batch is a function of the seed and its number, so training can go on anywhere.
 */
public final class BatchOrder {

  private final int[] order;
  private final int batchSize;
  private final long seed;
  private SplittableRandom random;
  private long shuffles;
  private long next;

  /**
   * An order before its first batch.
   *
   * @param examples number of examples
   * @param batchSize wanted; a smaller set is one batch
   * @param seed of the permutations
   */
  public BatchOrder(int examples, int batchSize, long seed) {
    this.order = new int[examples];
    this.batchSize = Math.min(batchSize, examples);
    this.seed = seed;
    rewind();
  }

  private void rewind() {
    Arrays.setAll(order, i -> i);
    random = new SplittableRandom(seed);
    shuffles = 0;
  }

  /** Examples in a batch. */
  int batchSize() {
    return batchSize;
  }

  /** Batches in one epoch. */
  public int batchesPerEpoch() {
    return order.length / batchSize;
  }

  /** Indices of the batch after the last one, at first of the first. */
  public int[] next() {
    return batch(next);
  }

  /**
   * Indices of a batch. Going forward costs one shuffle an epoch, going back those of all epochs
   * before.
   *
   * @param number of the batch, counted from 0 through all epochs
   */
  public int[] batch(long number) {
    long epoch = number / batchesPerEpoch();
    if (shuffles > epoch + 1) {
      rewind();
    }
    while (shuffles <= epoch) {
      shuffle();
      shuffles++;
    }
    next = number + 1;
    int start = (int) (number % batchesPerEpoch()) * batchSize;
    return Arrays.copyOfRange(order, start, start + batchSize);
  }

  private void shuffle() {
    for (int last = order.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int index = order[last];
      order[last] = order[other];
      order[other] = index;
    }
  }
}
