package io.autoft.optimizer;

import java.util.Map;

/** One evaluation of a point of the search space, as a sampler sees it. */
public sealed interface Trial permits Finished, Pending {

  /** Position in the study, from 0. */
  int number();

  /** Values by parameter name. */
  Map<String, Double> parameters();
}
