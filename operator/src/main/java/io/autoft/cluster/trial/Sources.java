package io.autoft.cluster.trial;

import io.autoft.trial.TrialPaths;
import java.net.URI;
import java.util.Optional;

/** Where models, data and outputs lie, in a study's words and in a pod's. */
final class Sources {

  /** Where claims that are only read are mounted. */
  static final String INPUTS = "/mnt/claims";

  /** Where the claim of the output is mounted. */
  static final String OUTPUT = "/mnt/output";

  /** Where the trainer of a pod finds what a study names. */
  static final TrialPaths PATHS =
      new TrialPaths() {
        @Override
        public String input(String source) {
          return inPod(source, INPUTS);
        }

        @Override
        public String output(String source) {
          return inPod(source, OUTPUT);
        }
      };

  private static final String CLAIM_SCHEME = "pvc";

  private Sources() {}

  /** Name of the claim of a {@code pvc://claim/path}. */
  static Optional<String> claim(String source) {
    var uri = URI.create(source);
    return CLAIM_SCHEME.equals(uri.getScheme())
        ? Optional.of(uri.getAuthority())
        : Optional.empty();
  }

  /** The source as a pod sees it that has the claim below {@code root}. */
  private static String inPod(String source, String root) {
    return claim(source)
        .map(claim -> "file://" + mountPath(root, claim) + URI.create(source).getPath())
        .orElse(source);
  }

  /** Where a claim is mounted. */
  static String mountPath(String root, String claim) {
    return root + "/" + claim;
  }
}
