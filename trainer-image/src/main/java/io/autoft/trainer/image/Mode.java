package io.autoft.trainer.image;

/** What the samples of a {@link Image} mean; in brackets what Pillow calls it. */
enum Mode {
  /** 0 or 255 ("1"). */
  BILEVEL(1),
  /** Index into a palette ("P"). */
  PALETTE(1),
  /** Grey ("L"). */
  GREY(1),
  /** Grey of 16 bits, the high byte first ("I;16"). */
  GREY_16(2),
  /** Grey and alpha ("LA"). */
  GREY_ALPHA(2),
  RGB(3),
  RGBA(4),
  /** Amount of ink ("CMYK"). */
  CMYK(4);

  private final int bytes;

  Mode(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of a pixel. */
  int bytes() {
    return bytes;
  }

  /** Whether numbers in between two samples mean something. */
  boolean isContinuous() {
    return this != BILEVEL && this != PALETTE;
  }
}
