package io.autoft.trainer.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The order in which a run sees its examples: a new permutation every epoch, cut into batches. What
 * is left at the end of an epoch is less than a batch and is not seen in that epoch.
 */
public final class BatchOrder {

  private final int[] order;
  private final int batchSize;
  private final SplittableRandom random;
  private int next;

  /**
   * An order.
   *
   * @param examples number of examples
   * @param batchSize wanted; a smaller set is one batch
   * @param seed of the permutations
   */
  public BatchOrder(int examples, int batchSize, long seed) {
    this.order = new int[examples];
    Arrays.setAll(order, i -> i);
    this.batchSize = Math.min(batchSize, examples);
    this.random = new SplittableRandom(seed);
    this.next = examples;
  }

  /** Batches in one epoch. */
  public int batchesPerEpoch() {
    return order.length / batchSize;
  }

  /** Indices of the next batch. */
  public int[] next() {
    if (next + batchSize > order.length) {
      shuffle();
      next = 0;
    }
    next += batchSize;
    return Arrays.copyOfRange(order, next - batchSize, next);
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
