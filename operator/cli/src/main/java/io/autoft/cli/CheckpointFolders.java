package io.autoft.cli;

import io.autoft.cli.source.StudySource;
import io.autoft.cli.stored.ClaimFolders;
import io.autoft.cli.stored.LearningCurves;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a command finds the checkpoints of a study, which have what its records have not. */
final class CheckpointFolders {

  @Option(
      names = "--claim",
      paramLabel = "CLAIM=DIR",
      description =
          "The folder in place of a claim with checkpoints: metrics.jsonl in them has the epochs of"
              + " the final trainings. Default: what their logs say, as far as there are logs.")
  private Map<String, Path> claims = Map.of();

  /** The epochs of a study's final trainings. */
  LearningCurves curves(StudySource source) {
    return new LearningCurves(new ClaimFolders(claims), source::log);
  }
}
