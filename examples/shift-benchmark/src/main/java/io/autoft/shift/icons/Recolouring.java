package io.autoft.shift.icons;

import io.autoft.trainer.pretraining.ImageView;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * Half of the pictures in other colours, a quarter of all inverted, and each moved by up to two
 * pixels, anew at every step. Nothing is mirrored: left and right are words.
 */
final class Recolouring implements ImageView {

  private static final int MAX_SHIFT = 2;
  private static final int WHITE = 255;

  private final RandomGenerator random;

  Recolouring(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public void copy(ByteBuffer from, byte[] to, int target, int size) {
    boolean coloured = random.nextBoolean();
    boolean inverted = random.nextInt(4) == 0;
    var ink = new int[CHANNELS];
    var paper = new int[CHANNELS];
    for (int c = 0; c < CHANNELS; c++) {
      ink[c] = coloured ? random.nextInt(128) : 0;
      paper[c] = coloured ? WHITE - random.nextInt(128) : WHITE;
    }
    int right = random.nextInt(-MAX_SHIFT, MAX_SHIFT + 1);
    int down = random.nextInt(-MAX_SHIFT, MAX_SHIFT + 1);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int source = (clamp(y - down, size) * size + clamp(x - right, size)) * CHANNELS;
        for (int c = 0; c < CHANNELS; c++) {
          int value = from.get(source + c) & 0xff;
          int light = inverted ? WHITE - value : value;
          to[target + (y * size + x) * CHANNELS + c] =
              (byte) (ink[c] + light * (paper[c] - ink[c]) / WHITE);
        }
      }
    }
  }

  private static int clamp(int position, int size) {
    return Math.max(0, Math.min(size - 1, position));
  }
}
