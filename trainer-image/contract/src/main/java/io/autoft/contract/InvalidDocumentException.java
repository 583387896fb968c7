package io.autoft.contract;

/**
 * A document that is not what the contract says; the message names the field and what is allowed.
 */
public final class InvalidDocumentException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidDocumentException(String message) {
    super(message);
  }

  InvalidDocumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
