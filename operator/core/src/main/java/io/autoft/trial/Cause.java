package io.autoft.trial;

import static java.util.Objects.requireNonNull;

/**
 * Why something is as it is.
 *
 * @param reason one word, for programs
 * @param message a sentence, for people
 */
public record Cause(String reason, String message) {

  public Cause {
    requireNonNull(reason, "reason is null");
    requireNonNull(message, "message is null");
  }

  /** A study says what cannot be meant; the message names the field and what is allowed. */
  public static Cause invalidSpec(String message) {
    return new Cause("InvalidSpec", message);
  }
}
