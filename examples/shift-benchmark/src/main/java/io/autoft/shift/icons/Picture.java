package io.autoft.shift.icons;

import java.util.Locale;

/**
 * A rendered icon of the task.
 *
 * @param label its concept
 * @param pixels 32 x 32 x 3 bytes, R, G, B
 */
record Picture(Icon icon, int label, Role role, Style style, byte[] pixels) {

  /** Mean absolute difference of two pictures below which they are the same drawing, of 255. */
  private static final double SAME = 4;

  /** Whether another picture is the same drawing, as in a fork of a set. */
  boolean isLike(Picture other) {
    int sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      sum += Math.abs((pixels[i] & 0xff) - (other.pixels[i] & 0xff));
    }
    return sum < SAME * pixels.length;
  }

  /** Where it lies in the folder of the data. */
  String path() {
    return "%s/%s--%s.png"
        .formatted(style.name().toLowerCase(Locale.ROOT), icon.set(), icon.name());
  }
}
