package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import java.util.SortedMap;
import java.util.TreeMap;

/** A trial's parameters as its trainer gets them. */
public final class TrialParameters {

  /** A searched seed: the trainer gets it as the trial's seed. */
  public static final String SEED = "seed";

  private TrialParameters() {}

  /** All that training depends on beside the seed. */
  public static SortedMap<String, Double> of(AutoFTTrialSpec trial) {
    var parameters = new TreeMap<>(trial.parameters());
    parameters.remove(SEED);
    return parameters;
  }
}
