package io.autoft.trainer.data;

/**
 * An image file that is damaged or of another kind; the message names it where its place does not.
 */
final class UndecodableImageException extends Exception {

  private static final long serialVersionUID = 1L;

  UndecodableImageException(String message) {
    super(message);
  }
}
