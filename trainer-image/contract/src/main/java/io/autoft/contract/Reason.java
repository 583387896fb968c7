package io.autoft.contract;

/**
 * Why a trial has no score, as the trainer sees it. The names are those of the trial's condition.
 */
public enum Reason {
  BadConfig(ExitCode.BAD_CONFIG),
  DataMissing(ExitCode.DATA_MISSING),
  UnsupportedModel(ExitCode.UNSUPPORTED_MODEL),
  TimeLimit(ExitCode.TIME_LIMIT),
  TrainerError(ExitCode.TRAINER_ERROR),
  OutOfMemory(ExitCode.OUT_OF_MEMORY);

  private final ExitCode exitCode;

  Reason(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code that goes with the reason. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
