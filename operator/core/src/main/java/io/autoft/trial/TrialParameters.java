package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A trial's parameters as its trainer gets them. */
public final class TrialParameters {

  /** A searched seed: the trainer gets it as the trial's seed. */
  public static final String SEED = "seed";

  /** A searched head, {@link #TRAINED} or {@link #FROM_TEXT}: the trainer gets it as its method. */
  public static final String HEAD = "head";

  public static final double TRAINED = 0;
  public static final double FROM_TEXT = 1;

  private TrialParameters() {}

  /** All that training depends on beside its seed and its method. */
  public static SortedMap<String, Double> of(AutoFTTrialSpec trial) {
    var parameters = new TreeMap<>(trial.parameters());
    parameters.keySet().removeAll(List.of(SEED, HEAD));
    return parameters;
  }
}
