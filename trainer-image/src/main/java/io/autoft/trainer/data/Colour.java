package io.autoft.trainer.data;

import java.util.List;
import java.util.Locale;

/** The colours of the demo world. */
enum Colour {
  RED(0.90, 0.10, 0.10),
  GREEN(0.10, 0.70, 0.20),
  BLUE(0.10, 0.20, 0.90),
  YELLOW(0.95, 0.90, 0.10),
  PURPLE(0.55, 0.10, 0.70),
  ORANGE(1.00, 0.55, 0.05),
  CYAN(0.10, 0.85, 0.90),
  PINK(1.00, 0.50, 0.75),
  WHITE(1.00, 1.00, 1.00),
  BLACK(0.00, 0.00, 0.00);

  static final List<Colour> ALL = List.of(values());

  private static final double JITTER = 0.06;

  private final double red;
  private final double green;
  private final double blue;

  Colour(double red, double green, double blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Any colour that a shape on this background can have. */
  Colour drawShapeColour(Draws draws) {
    Colour colour;
    do {
      colour = draws.oneOf(ALL);
    } while (colour == this || (this == WHITE && colour == BLACK)); // a grey shape on grey
    return colour;
  }

  /** The tone of a shape in this colour, always lighter than any {@link #shade}. */
  double[] tint(Draws draws) {
    return jittered(0.5, 0.5, draws);
  }

  /** The tone of a background in this colour. */
  double[] shade(Draws draws) {
    return jittered(0, 0.45, draws);
  }

  /** The colour itself, R, G, B in 0 .. 1. */
  double[] tone() {
    return new double[] {red, green, blue};
  }

  private double[] jittered(double offset, double factor, Draws draws) {
    var tone = tone();
    for (int channel = 0; channel < tone.length; channel++) {
      tone[channel] = offset + factor * tone[channel];
    }
    draws.addNoise(tone, JITTER);
    for (int channel = 0; channel < tone.length; channel++) {
      tone[channel] = Math.min(1, Math.max(0, tone[channel]));
    }
    return tone;
  }
}
