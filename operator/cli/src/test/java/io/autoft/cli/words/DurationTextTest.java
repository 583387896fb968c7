package io.autoft.cli.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "-5, 0 s",
    "0, 0 s",
    "59, 59 s",
    "60, 1 min 00 s",
    "190, 3 min 10 s",
    "3600, 1 h 00 min",
    "360300, 100 h 05 min"
  })
  void hasTwoUnitsAtMost(long seconds, String text) {
    assertThat(DurationText.of(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @Test
  void hasWholeSecondsThatHavePassedOrTheNearest() {
    assertThat(DurationText.of(Duration.ofMillis(4_900))).isEqualTo("4 s");
    assertThat(DurationText.ofSeconds(4.9)).isEqualTo("5 s");
  }
}
