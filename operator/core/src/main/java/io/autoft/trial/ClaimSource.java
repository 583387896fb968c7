package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A source of the form {@code pvc://claim/path}.
 *
 * @param claim name of the PersistentVolumeClaim
 * @param path within it, as a URI has it; empty for the whole claim
 */
public record ClaimSource(String claim, String path) {

  private static final String SCHEME = "pvc";

  /** The claim and path of a source that is on a claim. */
  public static Optional<ClaimSource> of(String source) {
    var uri = URI.create(source);
    return SCHEME.equals(uri.getScheme())
        ? Optional.of(new ClaimSource(uri.getAuthority(), uri.getRawPath()))
        : Optional.empty();
  }

  /** The claims that a study reads from, its model's and all data sets'. */
  public static Stream<String> inputs(AutoFTStudySpec study) {
    var data = study.data();
    var sets =
        Stream.of(data.train(), data.oodValidation(), data.idValidation())
            .filter(set -> set != null)
            .map(set -> set.source());
    return Stream.of(
            Stream.of(study.model().source()), sets, data.tests().stream().map(t -> t.source()))
        .flatMap(sources -> sources)
        .flatMap(source -> of(source).stream())
        .map(ClaimSource::claim)
        .distinct();
  }
}
