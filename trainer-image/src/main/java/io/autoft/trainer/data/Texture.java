package io.autoft.trainer.data;

import java.util.List;
import java.util.Locale;

/** Patterns of a background, as the share of its second tone at a place. */
enum Texture {
  PLAIN {
    @Override
    double share(double u, double v, double grain) {
      return 0;
    }
  },
  STRIPED {
    @Override
    double share(double u, double v, double grain) {
      return step(wave(u));
    }
  },
  CHECKERED {
    @Override
    double share(double u, double v, double grain) {
      return step(2 * wave(u) * wave(v));
    }
  },
  DOTTED {
    @Override
    double share(double u, double v, double grain) {
      return step(wave(u) + wave(v) - 0.6);
    }
  },
  NOISY {
    @Override
    double share(double u, double v, double grain) {
      return grain;
    }
  },
  GRADIENT {
    @Override
    double share(double u, double v, double grain) {
      return 0.5 - 0.5 * wave(u / 8); // less than half a wave across an image
    }
  };

  static final List<Texture> ALL = List.of(values());
  static final List<Texture> PATTERNS = ALL.subList(1, ALL.size());

  /**
   * The share of the second tone.
   *
   * @param u position along the pattern in waves
   * @param v position across the pattern in waves
   * @param grain a uniform random number of this place
   * @return 0 .. 1
   */
  abstract double share(double u, double v, double grain);

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static double wave(double position) {
    return StrictMath.sin(2 * Math.PI * position);
  }

  /** A soft step at 0, about a pixel wide. */
  private static double step(double value) {
    return Math.min(1, Math.max(0, 0.5 + 1.5 * value));
  }
}
