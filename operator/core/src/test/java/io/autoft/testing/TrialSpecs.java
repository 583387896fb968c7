package io.autoft.testing;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.trial.SearchDigest;
import java.util.Map;
import java.util.TreeMap;

/** What trials of {@link Studies#STUDY} are to evaluate. */
public final class TrialSpecs {

  public static final Map<String, Double> PARAMETERS =
      new TreeMap<>(
          Map.of(
              "learningRate", 3.0e-3,
              "weightDecay", 0.1,
              "weight.CrossEntropy", 1.0,
              "weight.Hinge", 0.5,
              "weight.L2Distance", 0.25));

  private TrialSpecs() {}

  /** Number 3, of a search. */
  public static AutoFTTrialSpec search() {
    return of(3, TrialPurpose.Search, null, PARAMETERS);
  }

  /** Of the learned objective, with a seed. */
  public static AutoFTTrialSpec finalTraining(int number, long seed) {
    return of(number, TrialPurpose.FinalTraining, null, PARAMETERS, seed);
  }

  public static AutoFTTrialSpec of(
      int number, TrialPurpose purpose, BaselineName baseline, Map<String, Double> parameters) {
    return of(number, purpose, baseline, parameters, 42);
  }

  private static AutoFTTrialSpec of(
      int number,
      TrialPurpose purpose,
      BaselineName baseline,
      Map<String, Double> parameters,
      long seed) {
    return new AutoFTTrialSpec(
        "wildlife",
        number,
        purpose,
        baseline,
        null,
        parameters,
        seed,
        SearchDigest.of(spec(STUDY)),
        null);
  }
}
