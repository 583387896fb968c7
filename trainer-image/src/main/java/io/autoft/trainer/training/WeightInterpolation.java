package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * The line from the pretrained to the tuned parameters, theta(alpha) = (1 - alpha) theta_0 + alpha
 * theta (WiSE-FT, Wortsman et al., arXiv 2109.01903). A head that is made from the text tower is
 * made anew at every point.
 */
final class WeightInterpolation {

  private final TrialContext context;
  private final NDArray tuned;

  /**
   * A line.
   *
   * @param tuned theta, P scalars
   */
  WeightInterpolation(TrialContext context, NDArray tuned) {
    this.context = requireNonNull(context, "context is null");
    this.tuned = requireNonNull(tuned, "tuned is null");
  }

  /** theta(alpha); exactly theta_0 at 0 and theta at 1. */
  NDArray at(double alpha, NDManager scope) {
    var point = context.model().initial().copy(scope);
    point.muli(1 - alpha);
    try (var part = tuned.mul(alpha)) {
      point.addi(part);
    }
    if (context.config().training().method().headFromText()) {
      context.model().rebuildHead(point);
    }
    return point;
  }
}
