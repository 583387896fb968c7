package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResamplesTest {

  /** Python: b64encode(pack("<4f", 0.5, 0.25, 1, 0.75)). */
  private static final String TEXT = "AAAAPwAAgD4AAIA/AABAPw==";

  @Test
  void isBase64OfLittleEndianFloatsTheResampledFirst() throws InvalidDocumentException {
    var resamples = new Resamples(new float[] {0.5f, 0.25f}, new float[] {1, 0.75f});

    assertThat(resamples.encode()).isEqualTo(TEXT);
    assertThat(Resamples.decode(TEXT).resampled()).containsExactly(0.5f, 0.25f);
    assertThat(Resamples.decode(TEXT).leftOut()).containsExactly(1f, 0.75f);
  }

  @Test
  void refusesWhatIsNoPairOfFloats() {
    assertThatThrownBy(() -> Resamples.decode("?")).hasMessage("resamples: not base64");
    assertThatThrownBy(() -> Resamples.decode("AAAA"))
        .hasMessage("resamples: not an even number of float32");
    assertThatThrownBy(() -> new Resamples(new float[2], new float[1]))
        .hasMessage("2 resampled and 1 left-out values; they must be as many");
  }
}
