package io.autoft.trial;

/** How often a trial is tried, wherever it runs. */
public final class AttemptLimits {

  /** Attempts after the first one that failed for a reason that another attempt may not have. */
  public static final int RETRIES = 2;

  /** So many trainers may end themselves as if by SIGTERM before that is called a failure. */
  public static final int TERMINATIONS = 3;

  private AttemptLimits() {}
}
