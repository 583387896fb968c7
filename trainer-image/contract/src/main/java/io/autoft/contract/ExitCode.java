package io.autoft.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Exit codes of the trainer. Permanent ones end a Job at once, others are worth a retry. */
public enum ExitCode {
  /** A report that stands; a divergence is a result too. */
  REPORTED(0, false),
  /** The configuration is not usable: a field is missing, unknown or out of range. */
  BAD_CONFIG(64, true),
  /** A data set, model folder or output is missing, empty or not readable. */
  DATA_MISSING(65, true),
  /** The model's files are there, but describe a model that this trainer cannot run. */
  UNSUPPORTED_MODEL(66, true),
  /** The trial's time limit has passed. */
  TIME_LIMIT(67, true),
  /** Anything else that went wrong in the trainer. */
  TRAINER_ERROR(70, false),
  /** The process ran out of memory and could still say so. */
  OUT_OF_MEMORY(71, false),
  /** Ended by SIGTERM without a report: a disruption, not a failure. */
  TERMINATED(143, false);

  private final int code;
  private final boolean permanent;

  ExitCode(int code, boolean permanent) {
    this.code = code;
    this.permanent = permanent;
  }

  /** The process's exit status. */
  public int code() {
    return code;
  }

  /** Whether another attempt would end the same way. */
  public boolean permanent() {
    return permanent;
  }

  /** The codes for which a Job is to fail at once, ascending. */
  public static List<Integer> permanentCodes() {
    return Arrays.stream(values()).filter(ExitCode::permanent).map(ExitCode::code).toList();
  }

  /** The constant for an exit status, if it is one of ours. */
  public static Optional<ExitCode> of(int code) {
    return Arrays.stream(values()).filter(e -> e.code == code).findFirst();
  }
}
