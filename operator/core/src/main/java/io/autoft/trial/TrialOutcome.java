package io.autoft.trial;

import java.time.Instant;
import java.util.Optional;

/** Where a trial stands, and once it has ended, what came out. */
public sealed interface TrialOutcome {

  /** The reason of {@link Pending#suspended}. */
  String STOPPED = "Suspended";

  /** The reason of {@link Scored}. */
  String SCORED = "Scored";

  /** Waiting to be started. */
  record Pending(String reason, String message) implements TrialOutcome {

    /** Waiting without a cause worth a word of its own. */
    public static Pending of(String message) {
      return new Pending("Pending", message);
    }

    /** Waiting for its study, which has been suspended and has stopped it. */
    public static Pending suspended() {
      return new Pending(
          STOPPED, "the study is suspended; the trial runs anew, as it is, when that is resumed");
    }
  }

  /**
   * Its trainer runs.
   *
   * @param since when it began, where that is known
   * @param gpus that it holds, where that is known
   */
  record Running(String message, Optional<Instant> since, Optional<Double> gpus)
      implements TrialOutcome {

    /** One whose GPUs are told elsewhere, or by nobody. */
    public Running(String message, Optional<Instant> since) {
      this(message, since, Optional.empty());
    }

    /** One whose beginning is told elsewhere, or by nobody. */
    public Running(String message) {
      this(message, Optional.empty());
    }

    @Override
    public String reason() {
      return "Running";
    }
  }

  /**
   * Cannot go on until a person or the cluster removes the cause; tried again from time to time.
   */
  record Blocked(String reason, String message) implements TrialOutcome {}

  /** Ended with a score. */
  record Scored(TrialResult result) implements TrialOutcome {

    @Override
    public String reason() {
      return SCORED;
    }

    @Override
    public String message() {
      return "score " + ScoreText.of(result.score().orElseThrow());
    }
  }

  /** Ended with a loss or weights that are not finite: a result, and a bad one. */
  record Diverged(TrialResult result, String message) implements TrialOutcome {

    @Override
    public String reason() {
      return "Diverged";
    }
  }

  /** Ended without a result. */
  record Failed(String reason, String message) implements TrialOutcome {}

  /** One word, for programs. */
  String reason();

  /** A sentence, for people. */
  String message();

  /** What came out, of a trial that ended with a result. */
  default Optional<TrialResult> resultIfAny() {
    if (this instanceof Scored scored) {
      return Optional.of(scored.result());
    }
    return this instanceof Diverged diverged ? Optional.of(diverged.result()) : Optional.empty();
  }

  /** Whether the trial was stopped with its study, and has not been started again. */
  default boolean stopped() {
    return this instanceof Pending && reason().equals(STOPPED);
  }

  /** Whether nothing more will come. */
  default boolean finished() {
    return this instanceof Failed || resultIfAny().isPresent();
  }
}
