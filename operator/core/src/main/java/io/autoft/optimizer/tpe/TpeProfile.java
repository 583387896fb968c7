package io.autoft.optimizer.tpe;

import io.autoft.optimizer.space.Parameter;
import java.util.List;

/**
 * Which of the algorithms that Optuna has shipped under the name TPE. All of them have the 24
 * candidates, the split, the weights and the clipping of widths in common.
 */
public enum TpeProfile {
  /** Optuna 3.5 to 4.8 by default: each parameter on its own. */
  OPTUNA_4_8(false, Bandwidths.NEIGHBOURS_AND_CENTRE),
  /** Optuna 4.9 by default: each parameter on its own. */
  OPTUNA_4_9(false, Bandwidths.NEIGHBOURS),
  /** Optuna 3.5 to 4.9 with {@code multivariate=True}: all parameters jointly. */
  OPTUNA_4_MULTIVARIATE(true, Bandwidths.SCOTT),
  /** Optuna 5.0 by default: all parameters jointly. */
  OPTUNA_5(true, Bandwidths.NEIGHBOURS);

  private final boolean multivariate;
  private final Bandwidths bandwidths;

  TpeProfile(boolean multivariate, Bandwidths bandwidths) {
    this.multivariate = multivariate;
    this.bandwidths = bandwidths;
  }

  Bandwidths bandwidths() {
    return bandwidths;
  }

  /** The parameters cut into those that are modelled together. */
  List<List<Parameter>> groups(List<Parameter> free) {
    if (multivariate) {
      return free.isEmpty() ? List.of() : List.of(free);
    }
    return free.stream().map(List::of).toList();
  }
}
