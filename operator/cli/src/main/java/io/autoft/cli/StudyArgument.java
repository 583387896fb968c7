package io.autoft.cli;

import io.autoft.cli.source.StudySource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The study that a command is about. */
final class StudyArgument {

  @Mixin private Target target;

  @Parameters(index = "0", paramLabel = Target.LABEL, description = Target.DESCRIPTION)
  private String study;

  /** The study, to be closed after use. */
  StudySource source() {
    return target.source(study);
  }
}
