package io.autoft.cluster.trial;

import io.autoft.trial.ClaimSource;
import io.autoft.trial.TrialPaths;

/** Where the trainer of a pod finds models, data and outputs, which a study names by claims. */
final class PodPaths implements TrialPaths {

  /** Where claims that are only read are mounted. */
  static final String INPUTS = "/mnt/claims";

  /** Where the claim of the output is mounted. */
  static final String OUTPUT = "/mnt/output";

  @Override
  public String input(String source) {
    return inPod(source, INPUTS);
  }

  @Override
  public String output(String source) {
    return inPod(source, OUTPUT);
  }

  /** The source as a pod sees it that has the claim below {@code root}. */
  private static String inPod(String source, String root) {
    return ClaimSource.of(source)
        .map(on -> "file://" + new MountedClaim(on.claim(), root).path() + on.path())
        .orElse(source);
  }
}
