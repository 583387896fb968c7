package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterDigestTest {

  /** sha256sum of three lines, the first of which is {@code learningRate=0x1.0p-1}. */
  private static final String DIGEST =
      "9bc85191e1a8af85d8eada9f39ea0a458e93124d9bcd4159a69714ffd7f0d445";

  @Test
  void isTheHashOfTheSortedLines() {
    var unsorted = new LinkedHashMap<String, Double>();
    unsorted.put("weight.L2Distance/block.3", 3.0);
    unsorted.put("learningRate", 0.5);
    unsorted.put("weight.CrossEntropy", 1.0);

    assertThat(ParameterDigest.of(unsorted)).isEqualTo(DIGEST);
  }

  @Test
  void tellsNeighbouringNumbersApart() {
    assertThat(ParameterDigest.of(Map.of("learningRate", Math.nextUp(0.1))))
        .isNotEqualTo(ParameterDigest.of(Map.of("learningRate", 0.1)));
  }
}
