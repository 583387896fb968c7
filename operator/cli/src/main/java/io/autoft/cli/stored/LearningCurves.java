package io.autoft.cli.stored;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.trial.ClaimSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where the epochs of final trainings can be read: with the checkpoint, or else in the log.
 *
 * @param claims folders of this machine in place of claims with checkpoints
 * @param logs by the name of a trial
 */
public record LearningCurves(ClaimFolders claims, Function<String, Optional<String>> logs) {

  private static final String FILE = "metrics.jsonl";

  public LearningCurves {
    requireNonNull(claims, "claims is null");
    requireNonNull(logs, "logs is null");
  }

  /** The epochs by the names of the trials; without those of which nothing is left. */
  public Map<String, List<Epoch>> of(Collection<StoredTrial> trials) {
    var curves = new TreeMap<String, List<Epoch>>();
    trials.stream()
        .filter(trial -> trial.spec().purpose() == TrialPurpose.FinalTraining)
        .forEach(trial -> curves.put(trial.name(), epochs(trial)));
    curves.values().removeIf(List::isEmpty);
    return curves;
  }

  private List<Epoch> epochs(StoredTrial trial) {
    return file(trial)
        .map(Epoch::ofFile)
        .or(() -> ReadableLogs.of(trial, logs).map(Epoch::ofLog))
        .orElse(List.of());
  }

  private Optional<String> file(StoredTrial trial) {
    return trial
        .status()
        .map(AutoFTTrialStatus::checkpoint)
        .filter(this::isHere)
        .map(claims::output)
        .map(URI::create)
        .filter(source -> "file".equals(source.getScheme()))
        .map(source -> Path.of(source.getPath(), FILE))
        .flatMap(StudyFolder::text);
  }

  private boolean isHere(String checkpoint) {
    return ClaimSource.of(checkpoint)
        .filter(on -> !claims.folders().containsKey(on.claim()))
        .isEmpty();
  }
}
