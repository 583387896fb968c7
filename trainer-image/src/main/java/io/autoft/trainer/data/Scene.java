package io.autoft.trainer.data;

import java.util.Optional;

/**
 * What is on an image, and how it was taken. Lengths are in halves of the image's width, positions
 * from its centre, colours R, G, B in 0 .. 1.
 */
record Scene(Figure figure, Background background, Optional<Occluder> occluder, Camera camera) {

  /**
   * The shape in the foreground.
   *
   * @param tone of its inside, or of its line where it is outlined
   * @param size half of its width
   * @param rotation in radians, to the left
   * @param mirrored left and right exchanged, before the rotation
   */
  record Figure(
      Shape shape,
      Colour colour,
      double[] tone,
      boolean outlined,
      double size,
      double x,
      double y,
      double rotation,
      boolean mirrored) {}

  /**
   * What is behind the shape.
   *
   * @param secondTone what the texture mixes with the tone
   * @param waves of the texture across the image
   * @param angle of the texture in radians
   * @param phase of the texture in waves
   */
  record Background(
      Colour colour,
      double[] tone,
      Texture texture,
      double[] secondTone,
      double waves,
      double angle,
      double phase) {}

  /**
   * A square in front of the shape.
   *
   * @param size half of its width
   */
  record Occluder(double[] tone, double x, double y, double size) {}

  /**
   * How the image was taken.
   *
   * @param inverted the negative of the image
   * @param contrast factor about mid-grey
   * @param blurPasses of the kernel [0 1 0; 1 4 1; 0 1 0] / 8
   * @param noise standard deviation, of full scale 1
   */
  record Camera(boolean inverted, double contrast, int blurPasses, double noise) {}
}
