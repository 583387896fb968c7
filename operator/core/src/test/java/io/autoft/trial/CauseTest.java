package io.autoft.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class CauseTest {

  @Test
  void hasBothAWordAndASentence() {
    assertThat(new Cause("TimeLimit", "600 s are over").message()).isEqualTo("600 s are over");
    assertThatNullPointerException()
        .isThrownBy(() -> new Cause(null, "600 s are over"))
        .withMessage("reason is null");
    assertThatNullPointerException()
        .isThrownBy(() -> new Cause("TimeLimit", null))
        .withMessage("message is null");
  }
}
