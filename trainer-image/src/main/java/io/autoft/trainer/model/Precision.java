package io.autoft.trainer.model;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How a file writes the scalars of a tensor; each widens to float32 without rounding. */
enum Precision {
  F32(Float.BYTES) {
    @Override
    FloatBuffer widen(ByteBuffer data) {
      return data.asFloatBuffer();
    }
  },

  /** IEEE 754 binary16. */
  F16(Short.BYTES) {
    @Override
    float widen(short bits) {
      int sign = (bits & 0x8000) << 16;
      int exponent = bits >> 10 & 0x1f;
      int fraction = bits & 0x3ff;
      if (exponent == 0) {
        float magnitude = fraction * 0x1p-24f;
        return sign == 0 ? magnitude : -magnitude;
      }
      int widened = exponent == 0x1f ? 0xff : exponent + 127 - 15;
      return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
    }
  },

  /** The upper half of a float32. */
  BF16(Short.BYTES) {
    @Override
    float widen(short bits) {
      return Float.intBitsToFloat(bits << 16);
    }
  };

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /** The precision of this name in a header. */
  static Optional<Precision> of(String dtype) {
    return Arrays.stream(values()).filter(p -> p.name().equals(dtype)).findFirst();
  }

  /** Of a scalar. */
  int bytes() {
    return bytes;
  }

  /** The scalars as float32: a view if they are so already, else a copy. */
  FloatBuffer widen(ByteBuffer data) {
    var halves = data.asShortBuffer();
    var floats = new float[halves.remaining()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = widen(halves.get(i));
    }
    return FloatBuffer.wrap(floats);
  }

  float widen(short bits) {
    throw new IllegalStateException(this + " has no halves");
  }
}
