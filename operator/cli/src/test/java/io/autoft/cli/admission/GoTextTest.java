package io.autoft.cli.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts were printed by Go, with %v and %q. */
class GoTextTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5",
    "-2.5, -2.5",
    "100000.5, 100000.5",
    "1234567.5, 1.2345675e+06",
    "1e30, 1e+30",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1.5e-300, 1.5e-300",
    "0.002, 0.002",
    "0.30000000000000004, 0.30000000000000004",
    "5e-324, 5e-324"
  })
  void printsTheFewestDigits(double value, String text) {
    assertThat(GoText.printed(value)).isEqualTo(text);
  }

  @Test
  void escapesWhatCannotBeSeen() {
    assertThat(GoText.quoted("a\t\"\\\u00e4\u00a0\u200b\u001b\u007f\ud83d\ude00<"))
        .isEqualTo("\"a\\t\\\"\\\\\u00e4\\u00a0\\u200b\\x1b\\x7f\ud83d\ude00<\"");
  }

  @Test
  void printsObjectsAsJsonInTheOrderOfTheirKeys() throws Exception {
    assertThat(GoText.printed(new ObjectMapper().readTree("{\"b\": [1, true], \"a\": {}}")))
        .isEqualTo("{\"a\":{},\"b\":[1,true]}");
  }
}
