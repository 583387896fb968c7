package io.autoft.trainer.data;

import java.util.Arrays;

/** Draws a {@link Scene}. */
final class Painter {

  /** Width and height of an image. */
  static final int WIDTH = 32;

  /** Bytes of an image. */
  static final int BYTES = WIDTH * WIDTH * 3;

  private static final double PIXEL = 2.0 / WIDTH;
  private static final double LINE_HALF_WIDTH = 0.75 * PIXEL;
  private static final double SECOND_TONE = 0.6;

  private Painter() {}

  /**
   * Draws an image.
   *
   * @param draws the grain of a noisy texture and the noise of the camera
   * @return WIDTH x WIDTH x 3 bytes, rows from top to bottom, channels R, G, B
   */
  static byte[] paint(Scene scene, Draws draws) {
    double[] image = new double[BYTES];
    paintBackground(scene.background(), image, draws);
    paintFigure(scene.figure(), image);
    scene.occluder().ifPresent(occluder -> paintOccluder(occluder, image));
    Scene.Camera camera = scene.camera();
    for (int i = 0; i < BYTES; i++) {
      double value = camera.inverted() ? 1 - image[i] : image[i];
      image[i] = 0.5 + camera.contrast() * (value - 0.5);
    }
    for (int pass = 0; pass < camera.blurPasses(); pass++) {
      blur(image);
    }
    draws.addNoise(image, camera.noise());
    var bytes = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      bytes[i] = (byte) (int) (Math.min(1, Math.max(0, image[i])) * 255 + 0.5);
    }
    return bytes;
  }

  private static void paintBackground(Scene.Background background, double[] image, Draws draws) {
    double cos = StrictMath.cos(background.angle()) * background.waves() / 2;
    double sin = StrictMath.sin(background.angle()) * background.waves() / 2;
    for (int row = 0; row < WIDTH; row++) {
      for (int column = 0; column < WIDTH; column++) {
        double x = x(column);
        double y = y(row);
        double u = cos * x + sin * y + background.phase();
        double v = cos * y - sin * x + background.phase();
        double grain = background.texture() == Texture.NOISY ? draws.uniform() : 0;
        double share = SECOND_TONE * background.texture().share(u, v, grain);
        mix(image, row, column, background.tone(), 1);
        mix(image, row, column, background.secondTone(), share);
      }
    }
  }

  private static void paintFigure(Scene.Figure figure, double[] image) {
    Region region = figure.shape().region();
    double cos = StrictMath.cos(figure.rotation());
    double sin = StrictMath.sin(figure.rotation());
    for (int row = 0; row < WIDTH; row++) {
      for (int column = 0; column < WIDTH; column++) {
        double x = (x(column) - figure.x()) / figure.size();
        double y = (y(row) - figure.y()) / figure.size();
        double turnedX = cos * x + sin * y;
        double turnedY = cos * y - sin * x;
        double distance = region.distance(figure.mirrored() ? -turnedX : turnedX, turnedY);
        distance *= figure.size();
        if (figure.outlined()) {
          distance = Math.abs(distance) - LINE_HALF_WIDTH;
        }
        mix(image, row, column, figure.tone(), coverage(distance));
      }
    }
  }

  private static void paintOccluder(Scene.Occluder occluder, double[] image) {
    for (int row = 0; row < WIDTH; row++) {
      for (int column = 0; column < WIDTH; column++) {
        double dx = Math.abs(x(column) - occluder.x());
        double dy = Math.abs(y(row) - occluder.y());
        double distance = Math.max(dx, dy) - occluder.size();
        mix(image, row, column, occluder.tone(), coverage(distance));
      }
    }
  }

  /** How much of a pixel lies inside an edge at this distance from its centre. */
  private static double coverage(double distance) {
    return Math.min(1, Math.max(0, 0.5 - distance / PIXEL));
  }

  private static double x(int column) {
    return (column + 0.5) * PIXEL - 1;
  }

  private static double y(int row) {
    return 1 - (row + 0.5) * PIXEL;
  }

  private static void mix(double[] image, int row, int column, double[] tone, double share) {
    int at = (row * WIDTH + column) * 3;
    for (int channel = 0; channel < 3; channel++) {
      image[at + channel] += share * (tone[channel] - image[at + channel]);
    }
  }

  /** One pass of the camera's kernel; what lies beyond the border is as at the border. */
  private static void blur(double[] image) {
    double[] sharp = Arrays.copyOf(image, BYTES);
    for (int row = 0; row < WIDTH; row++) {
      int above = Math.max(row - 1, 0) * WIDTH;
      int below = Math.min(row + 1, WIDTH - 1) * WIDTH;
      for (int column = 0; column < WIDTH; column++) {
        int at = (row * WIDTH + column) * 3;
        int left = (row * WIDTH + Math.max(column - 1, 0)) * 3;
        int right = (row * WIDTH + Math.min(column + 1, WIDTH - 1)) * 3;
        int up = (above + column) * 3;
        int down = (below + column) * 3;
        for (int c = 0; c < 3; c++) {
          double neighbours = sharp[left + c] + sharp[right + c] + sharp[up + c] + sharp[down + c];
          image[at + c] = (4 * sharp[at + c] + neighbours) / 8;
        }
      }
    }
  }
}
