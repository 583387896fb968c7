package io.autoft.shift.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What is kept of a run's checkpoints: the {@code ensemble.json} of each, under its trial's name. A
 * model that was not trained has none.
 *
 * @param folder where they are kept
 */
record EnsembleFiles(Path folder) {

  /** Those of the run in a folder. */
  static EnsembleFiles of(Path run) {
    return new EnsembleFiles(run.resolve("ensembles"));
  }

  /** Keeps those of some checkpoints. */
  void keep(Path checkpoints) throws IOException {
    Files.createDirectories(folder);
    try (var trials = Files.list(checkpoints)) {
      for (var trial : trials.toList()) {
        var file = trial.resolve("ensemble.json");
        if (Files.exists(file)) {
          Files.copy(
              file, path(trial.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** That of a trial, if it was kept. */
  Optional<Path> find(String trial) {
    return Optional.of(path(trial)).filter(Files::exists);
  }

  private Path path(String trial) {
    return folder.resolve(trial + ".json");
  }
}
