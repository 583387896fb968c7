package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.failedWith;
import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.contract.Reason.DataMissing;
import static io.autoft.contract.Reason.TrainerError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrialFactsTest {

  static Stream<Arguments> situations() {
    var scored = search().withJob().pod(scored(0.8));
    var failed = search().withJob().pod(failedWith(TrainerError, "boom")).jobFailed();
    var blocked = search().withJob().pod(failedWith(DataMissing, "empty")).jobFailed();
    return Stream.of(
        arguments("just created", search(), false),
        arguments("running", search().withJob().pod(running()).observed(), false),
        arguments(
            "blocked, between two Jobs", blocked.observed().withoutPods().withoutJob(), false),
        arguments("scored, and not noted yet", scored, false),
        arguments("scored, with its Job", scored.observed(), false),
        arguments("scored, and its Job is gone", scored.observed().withoutJob(), true),
        arguments("failed, with its Job", failed.observed(), false),
        arguments("failed, and its Job is gone", failed.observed().withoutJob(), true),
        arguments(
            "scored, without Job and study", scored.observed().withoutJob().withoutStudy(), true));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void isFinalOnceTheTrialHasEndedAndItsJobIsGone(
      String sentence, Situation situation, boolean isFinal) {
    assertThat(situation.facts().isFinal()).isEqualTo(isFinal);
  }
}
