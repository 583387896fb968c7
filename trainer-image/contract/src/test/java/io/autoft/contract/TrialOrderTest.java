package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialOrderTest {

  @Test
  void isOneLineWhateverIsInIt() throws Exception {
    var order = new TrialOrder("/a folder/report\n", "/log", "{\n\"trial\": \"Größe\"}");

    assertThat(order.toLine()).doesNotContain("\n");
    assertThat(TrialOrder.parse(order.toLine())).isEqualTo(order);
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> TrialOrder.parse("{\"report\": \"/r\", \"config\": \"{}\"}"))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("log is null");
    assertThatThrownBy(() -> TrialOrder.parse("null"))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage("the order of a trial is empty");
  }

  @Test
  void isAnsweredWithAnExitCode() {
    assertThat(TrialOrder.exitCode(TrialOrder.answer(71))).hasValue(71);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "trial-exit-code", "trial-exit-code -1", "x trial-exit-code 0"})
  void otherLinesAreNoAnswer(String line) {
    assertThat(TrialOrder.exitCode(line)).isEmpty();
  }
}
