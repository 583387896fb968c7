package io.autoft.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialLogTest {

  @Test
  void theNextNumberFollowsTheGreatest() {
    assertThat(new TrialLog(List.of()).nextNumber()).isZero();
    assertThat(new TrialLog(List.of(trial(4), trial(2))).nextNumber()).isEqualTo(5);
  }

  @Test
  void aNumberThatWasGivenIsNotGivenAgain() {
    var log = new TrialLog(List.of(trial(0), trial(1)), 7);

    assertThat(log.nextNumber()).isEqualTo(7);
    assertThat(log.seenUpTo(0).nextNumber()).isEqualTo(7);
    assertThat(log.with(List.of(trial(7).spec())).nextNumber()).isEqualTo(8);
  }

  private static TrialRecord trial(int number) {
    return Trials.created(TrialSpecs.of(number, TrialPurpose.Search, null, Map.of()));
  }
}
