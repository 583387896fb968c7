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

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {"''; ''", "4; 4", "4-5; 4 5", "1-3,5; 1 2 3 5", "0,2,4-6; 0 2 4 5 6"})
  void rangesAreReadAsNumbers(String ranges, String numbers) {
    assertThat(Ranges.parse(ranges, 7)).contains(ints(numbers).boxed().toList());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "x", "1,", ",1", "1-", "-1", "1--2", "3-1", "2,1", "1,1", "1-3,3", "7", "0-7", "1000000"
      })
  void whatIsNotWrittenSoIsNotRead(String ranges) {
    assertThat(Ranges.parse(ranges, 7)).isEmpty();
  }

  private static IntStream ints(String numbers) {
    return Arrays.stream(numbers.split(" ")).filter(n -> !n.isEmpty()).mapToInt(Integer::parseInt);
  }
}
