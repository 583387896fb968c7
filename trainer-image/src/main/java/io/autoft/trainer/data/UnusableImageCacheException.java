package io.autoft.trainer.data;

/** An image cache that is damaged, or was made of other files; the message says which. */
final class UnusableImageCacheException extends Exception {

  private static final long serialVersionUID = 1L;

  UnusableImageCacheException(String message) {
    super(message);
  }
}
