package io.autoft.trainer.data;

import java.nio.charset.CharacterCodingException;

/** A text file in another encoding; the message begins with the line, for after the file's name. */
public final class NotUtf8Exception extends CharacterCodingException {

  private static final long serialVersionUID = 1L;

  private final long line;

  NotUtf8Exception(long line) {
    this.line = line;
  }

  NotUtf8Exception(long line, Throwable cause) {
    this(line);
    initCause(cause);
  }

  @Override
  public String getMessage() {
    return "line %d: is not UTF-8; save the file as UTF-8".formatted(line);
  }
}
