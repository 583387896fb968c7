package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.diverged;
import static io.autoft.cluster.trial.Situation.failedWith;
import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.Situation.unscheduled;
import static io.autoft.cluster.trial.Situation.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.cluster.TrialRecords;
import io.autoft.contract.Reason;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialUsage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written as a status is read back as the same. */
class TrialRecordsTest {

  static Stream<Arguments> situations() {
    return Stream.of(
        arguments("pending", search()),
        arguments("without a node", search().withJob().pod(unscheduled("Unschedulable", "no GPU"))),
        arguments("running", search().withJob().pod(running())),
        arguments("blocked", search().withJob().pod(waiting("ErrImagePull", "not found"))),
        arguments("scored", search().withJob().pod(scored(0.8))),
        arguments("diverged", search().withJob().pod(diverged())),
        arguments(
            "failed", search().withJob().pod(failedWith(Reason.TrainerError, "boom")).jobFailed()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void theOutcomeIsReadBack(String sentence, Situation situation) {
    var stored = TrialRecords.of(situation.observed().trial());

    assertThat(stored.outcome()).isEqualTo(outcome(situation));
    assertThat(stored.spec()).isEqualTo(situation.trial().getSpec());
  }

  /** Decided anew, from the same facts. */
  private static TrialOutcome outcome(Situation situation) {
    return TrialObserver.verdict(situation.facts()).outcome();
  }

  @Test
  void aTrialThatNobodyHasLookedAtIsPending() {
    var stored = TrialRecords.of(search().trial());

    assertThat(stored.outcome()).isInstanceOf(TrialOutcome.Pending.class);
    assertThat(stored.usage()).isEqualTo(TrialUsage.NONE);
  }
}
