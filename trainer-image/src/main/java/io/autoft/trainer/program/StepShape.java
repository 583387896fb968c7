package io.autoft.trainer.program;

import io.autoft.contract.Loss;
import java.util.List;

/**
 * What a step's program is made for; all else are numbers that it is given.
 *
 * @param ranges of theta, which lie one after the other
 * @param batchTerms of the objective, in the order of the contract
 * @param parameterTerms of the objective that have a weight in some range, likewise
 * @param logitsFromText whether the logits that terms depend on are those of the text tower
 * @param clips whether the gradient's norm is limited
 */
record StepShape(
    List<Range> ranges,
    List<Loss> batchTerms,
    List<Loss> parameterTerms,
    boolean logitsFromText,
    boolean clips) {

  /**
   * A range that is moved with one rate, decay and set of weights, or not at all.
   *
   * @param offset of its first scalar
   * @param size number of scalars
   * @param trained whether it is moved
   */
  record Range(long offset, long size, boolean trained) {

    long end() {
      return offset + size;
    }
  }

  StepShape {
    ranges = List.copyOf(ranges);
    batchTerms = List.copyOf(batchTerms);
    parameterTerms = List.copyOf(parameterTerms);
  }

  List<Range> trained() {
    return ranges.stream().filter(Range::trained).toList();
  }

  /** Whether parameters are compared with theta_0, so that the program is given that. */
  boolean hasDistances() {
    return parameterTerms.contains(Loss.L1Distance) || parameterTerms.contains(Loss.L2Distance);
  }

  /** Whether a term knows how frequent the classes are, so that the program is given that. */
  boolean adjustsLogits() {
    return batchTerms.contains(Loss.LogitAdjusted);
  }

  /** Whether images are compared with their texts. */
  boolean contrasts() {
    return batchTerms.stream().anyMatch(term -> term.kind() == Loss.Kind.Features);
  }

  /**
   * Whether the program is given texts: those of all classes where they make the logits, else those
   * of the classes that occur in a part of the batch.
   */
  boolean encodesTexts() {
    return contrasts() || logitsFromText;
  }
}
