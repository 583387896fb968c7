package io.autoft.trainer.image;

import java.io.Closeable;
import java.io.IOException;

/**
 * An image while it is decoded: bands of whole rows, from top to bottom, so that a large image need
 * never be in memory as a whole.
 */
public interface ImageBands extends Closeable {

  /** Of the whole image. */
  int width();

  /** Of the whole image. */
  int height();

  /** Of the whole image. */
  Mode mode();

  /**
   * Decodes the next rows; there are some until there were {@link #height()} of them.
   *
   * @return a band of one or more rows, as an image of its own
   * @throws DamagedImageException if the file is damaged
   */
  Image next() throws IOException;
}
