package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

  @Test
  void endsAJobAtOnceWhereAnotherAttemptWouldEndTheSame() {
    assertThat(ExitCode.permanentCodes()).containsExactly(64, 65, 66, 67);
  }

  @Test
  void isThatOfSigtermWhereAPodIsTakenAway() {
    assertThat(ExitCode.of(128 + 15)).contains(ExitCode.TERMINATED);
    assertThat(ExitCode.TERMINATED.permanent()).isFalse();
  }

  @Test
  void differsForEveryReason() {
    assertThat(Arrays.stream(Reason.values()).map(Reason::exitCode)).doesNotHaveDuplicates();
    assertThat(ExitCode.of(1)).isEmpty();
  }
}
