package io.autoft.optimizer;

import java.util.Map;

/** Chooses the parameters of the next trial. */
public interface Sampler {

  /**
   * A value for every parameter of the space, inside its bounds, in the order of the names. A pure
   * function of the request; a point that a finished or pending trial has had is drawn again.
   */
  Map<String, Double> propose(ProposalRequest request);

  /**
   * Whether a proposal may take seconds, as a Gaussian process with a long history does. Of such
   * proposals a caller should not make many before it acts on the first.
   */
  default boolean isSlow() {
    return false;
  }
}
