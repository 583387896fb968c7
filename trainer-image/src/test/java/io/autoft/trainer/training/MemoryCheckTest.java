package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {

  private static final long MIB = 1 << 20;

  /** At least 150 + 1800 + 600 MiB, of which the mapped file is none. */
  private static final TrainingMemory LARGE =
      new TrainingMemory(600 * MIB, 0, 1800 * MIB, 600 * MIB, 500 * MIB);

  @Test
  void refusesWhatCannotFitAndSaysWhatWouldHelp() {
    var failure = failure(LARGE, 2549);

    assertThat(failure.reason()).isEqualTo(Reason.BadConfig);
    assertThat(failure)
        .hasMessage(
            "training takes about 3800 MiB of main memory, at least 2550 MiB, and the container may"
                + " have 2549 MiB: raise trainer.resources.limits.memory");
  }

  @Test
  void namesTheBatchWhereThatIsWhatTakesTheMemory() {
    var failure =
        failure(new TrainingMemory(600 * MIB, 0, 1800 * MIB, 600 * MIB, 9000 * MIB), 4096);

    assertThat(failure).hasMessageContaining("or lower search.batchSize");
  }

  @Test
  void onlyWarnsOfWhatMayFit() {
    assertThatCode(() -> check(LARGE, OptionalLong.of(2550 * MIB))).doesNotThrowAnyException();
  }

  @Test
  void leavesTrainingsAloneWhereMemoryIsNotLimited() {
    assertThatCode(() -> check(LARGE, OptionalLong.empty())).doesNotThrowAnyException();
  }

  private static TrialFailure failure(TrainingMemory memory, long limitMebibytes) {
    return catchThrowableOfType(
        TrialFailure.class, () -> check(memory, OptionalLong.of(limitMebibytes * MIB)));
  }

  private static void check(TrainingMemory memory, OptionalLong limit) throws TrialFailure {
    new MemoryCheck(limit).check(memory);
  }
}
