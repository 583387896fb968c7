package io.autoft.cli.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What YAML without quotes means; each line was also asked of an API server. */
class PlainScalarTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "1e-5, 1.0E-5",
        "1.0e-5, 1.0E-5",
        "0.1, 0.1",
        ".5, 0.5",
        "2., 2",
        "1.0, 1",
        "1e3, 1000",
        "-0.0, 0",
        "+7, 7",
        "010, 8",
        "0o10, 8",
        "089, 89",
        "0x1F, 31",
        "-0x1F, -31",
        "0b11, 3",
        "1_000, 1000",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9.223372036854776E18",
        "1e400, \"1e400\"",
        "1:30, \"1:30\"",
        "1.2.3, \"1.2.3\"",
        "2001-12-14, \"2001-12-14\"",
        "_1, \"_1\"",
        "yes, true",
        "Off, false",
        "n, false",
        "oN, \"oN\"",
        "~, null",
        "NULL, null",
        "nil, \"nil\""
      })
  void isReadAsKubectlDoes(String text, String json) {
    assertThat(PlainScalar.value(text)).hasToString(json);
  }
}
