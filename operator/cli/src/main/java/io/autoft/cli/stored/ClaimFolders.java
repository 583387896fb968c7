package io.autoft.cli.stored;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.trial.Cause;
import io.autoft.trial.ClaimSource;
import io.autoft.trial.TrialPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folders of this machine in place of a cluster's claims.
 *
 * @param folders by the names of the claims
 */
public record ClaimFolders(Map<String, Path> folders) implements TrialPaths {

  private static final String CLAIM_NOT_FOUND = "ClaimNotFound";

  public ClaimFolders {
    folders = Map.copyOf(folders);
  }

  @Override
  public String input(String source) {
    return local(source);
  }

  @Override
  public String output(String source) {
    return local(source);
  }

  /** Why a study's trials cannot find what it names: a claim without a folder. */
  public Optional<Cause> complaint(AutoFTStudySpec study) {
    return unmapped(study).or(() -> missing(study));
  }

  private Optional<Cause> unmapped(AutoFTStudySpec study) {
    var output = Optional.ofNullable(study.finalTraining()).map(f -> f.output()).stream();
    var claims =
        Stream.concat(
                ClaimSource.inputs(study),
                output.flatMap(o -> ClaimSource.of(o).stream()).map(ClaimSource::claim))
            .distinct()
            .filter(claim -> !folders.containsKey(claim))
            .sorted()
            .toList();
    return claims.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cause(
                CLAIM_NOT_FOUND,
                "the study names claims that need a folder of this machine; add "
                    + claims.stream()
                        .map(claim -> "--claim %s=DIR".formatted(claim))
                        .collect(Collectors.joining(" "))));
  }

  /** The folder of the output is made when it is needed; what is read must be there. */
  private Optional<Cause> missing(AutoFTStudySpec study) {
    return ClaimSource.inputs(study)
        .filter(claim -> !Files.isDirectory(folders.get(claim)))
        .findFirst()
        .map(
            claim ->
                new Cause(
                    CLAIM_NOT_FOUND,
                    "--claim %s: there is no folder %s".formatted(claim, folders.get(claim))));
  }

  private String local(String source) {
    return ClaimSource.of(source)
        .map(on -> uri(folders.get(on.claim())) + on.path())
        .orElse(source);
  }

  private static String uri(Path folder) {
    return folder.toAbsolutePath().toUri().toString().replaceFirst("/$", "");
  }
}
