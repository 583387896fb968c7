package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResampledEstimatesTest {

  @Test
  void areSignedBytesOfThirtySecondsOfTheStandardError() throws InvalidDocumentException {
    var values = filled(0.5);
    values[0] = 0.5 + 0.02;
    values[1] = 0.5 - 0.02 / 32;
    values[2] = 0.5 + 2;
    values[3] = 0.5 - 2;

    var text = new ResampledEstimates(values).encode(0.5, 0.02);

    assertThat(text).hasSize(64).startsWith("IP9/gQAA");
    assertThat(Base64.getDecoder().decode(text)).hasSize(48).startsWith(32, -1, 127, -127, 0);
    assertThat(ResampledEstimates.decode(text, 0.5, 0.02).values())
        .startsWith(0.52, 0.499375, 0.5 + 127 / 32.0 * 0.02, 0.5 - 127 / 32.0 * 0.02, 0.5);
  }

  @Test
  void comeBackWithinHalfAStep() throws InvalidDocumentException {
    var values = IntStream.range(0, 48).mapToDouble(r -> 0.7 + 0.03 * Math.sin(r)).toArray();

    var text = new ResampledEstimates(values).encode(0.7, 0.0125);

    var read = ResampledEstimates.decode(text, 0.7, 0.0125).values();
    assertThat(read).containsExactly(values, within(0.0125 / 64 + 1e-12));
  }

  @Test
  void areAllAsTheValueWhereTheStandardErrorIsZero() throws InvalidDocumentException {
    var text = new ResampledEstimates(filled(1)).encode(1, 0);

    assertThat(text).isEqualTo("A".repeat(64));
    assertThat(new ResampledEstimates(filled(2)).encode(1, 0)).isEqualTo(text);
    assertThat(ResampledEstimates.decode(text, 1, 0).values()).containsOnly(1);
  }

  @Test
  void refusesWhatIsNotFortyEightBytes() {
    assertThatThrownBy(() -> ResampledEstimates.decode("?", 0, 1))
        .hasMessage("resamples: not base64");
    assertThatThrownBy(() -> ResampledEstimates.decode("AAAA", 0, 1))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage("resamples: 3 values; they must be 48");
    assertThatThrownBy(() -> new ResampledEstimates(new double[3]))
        .hasMessage("resamples: 3 values; they must be 48");
  }

  private static double[] filled(double value) {
    var values = new double[Contract.TEST_RESAMPLES];
    Arrays.fill(values, value);
    return values;
  }
}
