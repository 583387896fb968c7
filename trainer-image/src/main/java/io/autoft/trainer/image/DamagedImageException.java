package io.autoft.trainer.image;

import java.io.IOException;

/**
 * The content of a file cannot be decoded. It follows from the file alone and is the same whenever
 * it is read, other than the failure of a disk or of a network.
 */
public final class DamagedImageException extends IOException {

  private static final long serialVersionUID = 1L;

  /** A message says what is wrong and not which file. */
  public DamagedImageException(String message) {
    super(message);
  }

  /** As {@link #DamagedImageException(String)}, found by a decoder. */
  DamagedImageException(Exception cause) {
    super("damaged: " + cause.getMessage(), cause);
  }
}
