package io.autoft.trainer.data;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Sampling;
import io.autoft.trainer.failure.TrialFailure;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Which examples of a set are used. All choices are beginnings of one random order of all examples,
 * which follows from the seed and their number alone; so a larger choice contains a smaller one.
 */
final class Subsample {

  private Subsample() {}

  /**
   * Indices of the chosen examples, ascending: at most {@code examplesPerClass} of each class, and
   * of these at most {@code maxExamples}, where {@code ClassBalanced} takes one of each class in
   * turn.
   *
   * @param labels of all examples
   * @throws TrialFailure BadConfig for a number below 1
   */
  static int[] of(int[] labels, DataSetConfig config, long seed) throws TrialFailure {
    check(config.name() + ".maxExamples", config.maxExamples());
    check(config.name() + ".examplesPerClass", config.examplesPerClass());
    var order = order(labels.length, seed);
    var ranks = ranks(order, labels);
    int perClass = config.examplesPerClass().orElse(Integer.MAX_VALUE);
    var candidates = IntStream.of(order).filter(i -> ranks[i] < perClass).boxed();
    if (config.sampling() == Sampling.ClassBalanced) {
      // Sorting is stable: within a round the classes come as their examples do in the order.
      candidates = candidates.sorted(Comparator.comparingInt(i -> ranks[i]));
    }
    return candidates
        .limit(config.maxExamples().orElse(Integer.MAX_VALUE))
        .mapToInt(i -> i)
        .sorted()
        .toArray();
  }

  private static void check(String field, Optional<Integer> most) throws TrialFailure {
    if (most.isPresent() && most.get() < 1) {
      throw TrialFailure.badConfig("%s is %d; allowed is 1 or more", field, most.get());
    }
  }

  /** A random order (Fisher and Yates, 1938; Durstenfeld's form). */
  private static int[] order(int size, long seed) {
    var order = new int[size];
    Arrays.setAll(order, i -> i);
    var random = new Draws(new SplittableRandom(seed));
    for (int i = 0; i < size; i++) {
      int other = i + random.below(size - i);
      int index = order[other];
      order[other] = order[i];
      order[i] = index;
    }
    return order;
  }

  /** How many of its own class come before an example in the order. */
  private static int[] ranks(int[] order, int[] labels) {
    Map<Integer, Integer> counts = new HashMap<>();
    var ranks = new int[labels.length];
    for (int i : order) {
      ranks[i] = counts.merge(labels[i], 1, Integer::sum) - 1;
    }
    return ranks;
  }

  /** CRC-32C of indices: the same in every trial that saw the same examples. */
  static int checksum(int[] indices) {
    var bytes = ByteBuffer.allocate(indices.length * Integer.BYTES);
    bytes.asIntBuffer().put(indices);
    var sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
