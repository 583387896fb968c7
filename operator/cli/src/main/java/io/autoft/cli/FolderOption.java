package io.autoft.cli;

import io.autoft.cli.local.FolderException;
import io.autoft.cli.local.StoredStudy;
import io.autoft.cli.local.StudyFolder;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The study that a command is about: a folder of {@code autoft run}. */
final class FolderOption {

  @Parameters(
      index = "0",
      paramLabel = "FOLDER",
      description = "A study's folder, such as autoft/wildlife.")
  private Path root;

  StudyFolder folder() {
    return new StudyFolder(root);
  }

  /**
   * The study.
   *
   * @throws FolderException if there is none
   */
  StoredStudy study() {
    return folder()
        .study()
        .orElseThrow(
            () -> new FolderException("%s has no study; autoft run makes one".formatted(root)));
  }
}
