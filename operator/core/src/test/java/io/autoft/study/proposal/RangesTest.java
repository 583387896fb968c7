package io.autoft.study.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "''; ''",
        "4; 4",
        "4 5; 4-5",
        "0 1 2 3; 0-3",
        "1 2 3 5; 1-3,5",
        "7 1 3 2 9 8; 1-3,7-9",
        "2 4 6; 2,4,6",
        "3 3 3 4; 3-4",
      })
  void numbersAreWrittenAsRanges(String numbers, String expected) {
    assertThat(Ranges.of(ints(numbers))).isEqualTo(expected);
  }

  private static IntStream ints(String numbers) {
    return Arrays.stream(numbers.split(" ")).filter(n -> !n.isEmpty()).mapToInt(Integer::parseInt);
  }
}
