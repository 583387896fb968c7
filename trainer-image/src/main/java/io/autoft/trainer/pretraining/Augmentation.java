package io.autoft.trainer.pretraining;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * Mirrors half of the images and moves each by up to a pixel, anew at every step; what moves in
 * repeats the edge.
 */
final class Augmentation implements ImageView {

  private static final int MAX_SHIFT = 1;

  private final RandomGenerator random;

  Augmentation(RandomGenerator random) {
    this.random = requireNonNull(random, "random is null");
  }

  @Override
  public void copy(ByteBuffer from, byte[] to, int target, int size) {
    boolean mirrored = random.nextBoolean();
    int right = random.nextInt(-MAX_SHIFT, MAX_SHIFT + 1);
    int down = random.nextInt(-MAX_SHIFT, MAX_SHIFT + 1);
    for (int y = 0; y < size; y++) {
      int fromY = clamp(y - down, size);
      for (int x = 0; x < size; x++) {
        int column = clamp(x - right, size);
        int fromX = mirrored ? size - 1 - column : column;
        from.get(
            (fromY * size + fromX) * CHANNELS, to, target + (y * size + x) * CHANNELS, CHANNELS);
      }
    }
  }

  private static int clamp(int position, int size) {
    return Math.max(0, Math.min(size - 1, position));
  }
}
