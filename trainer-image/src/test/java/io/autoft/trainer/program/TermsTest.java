package io.autoft.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Loss;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each term of the contract has its lines in a program. */
class TermsTest {

  @Test
  void everyTermOverABatchHasLines() {
    for (var term : Loss.values()) {
      if (!term.overParameters()) {
        var text = new ProgramText(List.of(), "Tensor");
        var value = new TermsProgram(text, "z", "y", "log_pi").values(List.of(term), "S").get(term);

        assertThat(text.toString()).as(term.name()).contains("    " + value + " = ");
      }
    }
  }

  @Test
  void everyTermOverTheParametersIsAddedOnce() {
    assertThat(ParameterTermsProgram.TERMS)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Loss.values()).filter(Loss::overParameters).toList());
  }
}
