package io.autoft.cli.stored;

import io.autoft.cli.words.CommandFailedException;
import java.util.Optional;
import java.util.function.Function;

/** Logs of trials, as far as they may be read: who may see studies need not be one who may. */
public final class ReadableLogs {

  private ReadableLogs() {}

  /**
   * The log of a trial.
   *
   * @param logs by the name of a trial
   */
  public static Optional<String> of(StoredTrial trial, Function<String, Optional<String>> logs) {
    try {
      return logs.apply(trial.name());
    } catch (CommandFailedException e) {
      return Optional.empty();
    }
  }
}
