package io.autoft.trainer.failure;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Reason;

/** A trial that cannot give a result; its message names what is wrong and what is allowed. */
public final class TrialFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public TrialFailure(Reason reason, String message) {
    this(reason, message, null);
  }

  public TrialFailure(Reason reason, String message, Throwable cause) {
    super(requireNonNull(message, "message is null"), cause);
    this.reason = requireNonNull(reason, "reason is null");
  }

  /** Of a configuration that is not allowed; the arguments are those of the message as a format. */
  public static TrialFailure badConfig(String message, Object... arguments) {
    return new TrialFailure(Reason.BadConfig, message.formatted(arguments));
  }

  /** What the report gives as reason. */
  public Reason reason() {
    return reason;
  }
}
