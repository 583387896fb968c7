package io.autoft.cli.local;

/** A study's folder cannot be read or written, or is not to be. The message is for people. */
public final class FolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public FolderException(String message) {
    super(message);
  }

  public FolderException(String message, Throwable cause) {
    super(message, cause);
  }
}
