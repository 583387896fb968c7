package io.autoft.trial;

import java.net.URI;
import java.util.Optional;

/** Where models, data and outputs lie, in a study's words and in a pod's. */
final class Sources {

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
  static String inPod(String source, String root) {
    return claim(source)
        .map(claim -> "file://" + mountPath(root, claim) + URI.create(source).getPath())
        .orElse(source);
  }

  /** Where a claim is mounted. */
  static String mountPath(String root, String claim) {
    return root + "/" + claim;
  }
}
