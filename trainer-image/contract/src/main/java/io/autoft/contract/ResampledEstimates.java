package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Base64;

/**
 * The study's metric on bootstrap resamples of a test set. The examples of a resample follow from
 * the study's seed, the set's name and its number of examples alone, so resample r has the same
 * examples in every final training of a study: the differences of two models, resample by resample,
 * give an interval of their difference.
 *
 * <p>As text: base64 of {@link Contract#TEST_RESAMPLES} signed bytes q_r, where
 *
 * <pre>
 * value on resample r = value + q_r / 32 standardError
 * </pre>
 *
 * <p>So a value is exact to a 64th of the standard error, and one that is further than 127/32 of
 * them from the whole set's is drawn nearer: little beside the chance in the resamples themselves.
 *
 * @param values on each resample
 */
public record ResampledEstimates(double[] values) {

  private static final double STEPS_PER_STANDARD_ERROR = 32;

  public ResampledEstimates {
    requireNonNull(values, "values is null");
    if (values.length != Contract.TEST_RESAMPLES) {
      throw new IllegalArgumentException(message(values.length));
    }
    values = values.clone();
  }

  private static String message(int number) {
    return "resamples: %d values; they must be %d".formatted(number, Contract.TEST_RESAMPLES);
  }

  /** Standard deviation of the values, as of a sample. */
  public double standardDeviation() {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  /**
   * The text of a test's {@code resamples}; all are as the value where the standard error is 0.
   *
   * @param value on the whole test set
   * @param standardError of the value
   */
  public String encode(double value, double standardError) {
    var bytes = new byte[values.length];
    for (int r = 0; r < bytes.length; r++) {
      double steps = STEPS_PER_STANDARD_ERROR * (values[r] - value) / standardError;
      long rounded = standardError == 0 ? 0 : Math.round(steps);
      bytes[r] = (byte) Math.max(-Byte.MAX_VALUE, Math.min(Byte.MAX_VALUE, rounded));
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Reads a test's {@code resamples}.
   *
   * @param value on the whole test set
   * @param standardError of the value
   * @throws InvalidDocumentException if the text is not base64 or has another number of values
   */
  public static ResampledEstimates decode(String text, double value, double standardError)
      throws InvalidDocumentException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidDocumentException("resamples: not base64", e);
    }
    if (bytes.length != Contract.TEST_RESAMPLES) {
      throw new InvalidDocumentException(message(bytes.length));
    }
    var values = new double[bytes.length];
    for (int r = 0; r < bytes.length; r++) {
      values[r] = value + bytes[r] / STEPS_PER_STANDARD_ERROR * standardError;
    }
    return new ResampledEstimates(values);
  }
}
