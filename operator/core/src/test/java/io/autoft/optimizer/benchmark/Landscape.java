package io.autoft.optimizer.benchmark;

import java.util.random.RandomGenerator;

/**
 * What is minimised, over coordinates: a number's place in [0, 1], how far an integer lies above
 * the least, a category's index.
 */
sealed interface Landscape permits BlackBox, TrainingSurface {

  /** Without noise; NaN where training diverges. */
  double truth(double[] coordinates);

  /** As one trial sees it. */
  double observe(double[] coordinates, RandomGenerator noise);

  /** Whether two trials of one point may differ. */
  boolean isNoisy();
}
