package io.autoft.trainer.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each class occurs in a training set as it is used, its examples chosen already.
 *
 * @param counts C numbers of examples
 */
public record ClassShares(List<Integer> counts) {

  public ClassShares {
    counts = List.copyOf(counts);
  }

  /**
   * The shares of some examples.
   *
   * @param labels of the examples
   * @param classes C
   */
  public static ClassShares of(int[] labels, int classes) {
    var counts = new int[classes];
    IntStream.of(labels).forEach(label -> counts[label]++);
    return new ClassShares(Arrays.stream(counts).boxed().toList());
  }

  /**
   * log pi, C floats, pi_c the share of class c. That of a class without an example is minus
   * infinity: in an adjusted softmax it has probability 0 and no gradient.
   */
  public float[] logarithms() {
    double examples = counts.stream().mapToInt(Integer::intValue).sum();
    var logarithms = new float[counts.size()];
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = (float) Math.log(counts.get(i) / examples);
    }
    return logarithms;
  }
}
