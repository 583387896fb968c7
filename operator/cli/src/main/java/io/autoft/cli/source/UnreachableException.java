package io.autoft.cli.source;

import io.autoft.cli.words.CommandFailedException;

/** A cluster that does not answer; in a moment it may. */
public final class UnreachableException extends CommandFailedException {

  private static final long serialVersionUID = 1L;

  public UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
