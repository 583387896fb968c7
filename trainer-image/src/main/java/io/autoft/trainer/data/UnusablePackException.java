package io.autoft.trainer.data;

/** A pack that is damaged, or was made of other files; the message says which. */
final class UnusablePackException extends Exception {

  private static final long serialVersionUID = 1L;

  UnusablePackException(String message) {
    super(message);
  }
}
