package io.autoft.trial;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudySpec;

/**
 * A study as its trials see it.
 *
 * @param digest {@link SearchDigest} of the spec, which costs more than it looks and is computed
 *     once
 */
public record Study(String name, AutoFTStudySpec spec, String digest) {

  public Study {
    requireNonNull(name, "name is null");
    requireNonNull(spec, "spec is null");
    requireNonNull(digest, "digest is null");
  }

  /** A study whose digest nobody has computed yet. */
  public static Study of(String name, AutoFTStudySpec spec) {
    return new Study(name, spec, SearchDigest.of(spec));
  }
}
