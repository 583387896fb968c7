package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * The study's metric on bootstrap resamples of the out-of-distribution validation set, the same
 * resamples in every trial of a study.
 *
 * <p>As text: base64 of little-endian float32, first all values on the resamples, then all values
 * on the examples that the resample left out. At most {@link Contract#RESAMPLES} resamples.
 *
 * @param resampled value on each resample
 * @param leftOut value on the examples left out of each resample
 */
public record Resamples(float[] resampled, float[] leftOut) {

  public Resamples {
    requireNonNull(resampled, "resampled is null");
    requireNonNull(leftOut, "leftOut is null");
    if (resampled.length != leftOut.length) {
      throw new IllegalArgumentException(
          "%d resampled and %d left-out values; they must be as many"
              .formatted(resampled.length, leftOut.length));
    }
    resampled = resampled.clone();
    leftOut = leftOut.clone();
  }

  /** The text of a report's {@code resamples}. */
  public String encode() {
    var bytes =
        ByteBuffer.allocate(2 * resampled.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(resampled).put(leftOut);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /**
   * Reads a report's {@code resamples}.
   *
   * @throws InvalidDocumentException if the text is not base64 or not an even number of floats
   */
  public static Resamples decode(String text) throws InvalidDocumentException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidDocumentException("resamples: not base64", e);
    }
    if (bytes.length % (2 * Float.BYTES) != 0) {
      throw new InvalidDocumentException("resamples: not an even number of float32");
    }
    int n = bytes.length / (2 * Float.BYTES);
    var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    var resampled = new float[n];
    var leftOut = new float[n];
    floats.get(resampled).get(leftOut);
    return new Resamples(resampled, leftOut);
  }
}
