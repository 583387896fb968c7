package io.autoft.trainer.image;

/** Makes the square that a model takes out of an image whose rows come from top to bottom. */
interface Resizing {

  /** Takes the next rows of the image. */
  void add(Image band);

  /** The square, when all rows were taken. */
  Image square();
}
