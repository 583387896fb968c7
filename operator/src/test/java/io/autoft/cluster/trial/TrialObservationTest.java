package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.search;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrialObservationTest {

  private final Situation created = search();

  TrialObservationTest() {
    created.trial().getMetadata().setCreationTimestamp("2026-03-01T12:00:00Z");
  }

  @Test
  void theFirstStatusOfATrialWaitsForMore() {
    assertThat(patience(created.at("2026-03-01T12:00:00.500Z"))).hasMillis(1_500);
    assertThat(patience(created.at("2026-03-01T12:00:02Z"))).isZero();
  }

  @Test
  void soItIsWhileTheTrainerRuns() {
    var runs = created.withJob().pod(Situation.running());

    assertThat(patience(runs)).hasSeconds(2);
    assertThat(patience(runs.at("2026-03-01T12:00:02Z"))).isZero();
  }

  @Test
  void anApiServerWhoseClockIsAheadHoldsNothingUp() {
    assertThat(patience(created.at("2026-03-01T11:50:00Z"))).isZero();
  }

  @Test
  void aScoreIsStoredAtOnce() {
    assertThat(patience(created.withJob().pod(Situation.scored(0.75)))).isZero();
  }

  @Test
  void aTrialThatCannotRunSaysSoAtOnce() {
    assertThat(patience(created.withJob().jobOwnedBy("CronJob", "other-uid"))).isZero();
  }

  @Test
  void whatATrialWaitsForLaterIsStoredAtOnce() {
    var trial = created.trial();
    trial.setStatus(created.observe().status());

    assertThat(patience(created)).isZero();
  }

  @Test
  void theJobOfAFormerTrialIsDeletedWithoutDelay() {
    assertThat(patience(created.withJob().jobOwnedBy("AutoFTTrial", "former-uid"))).isZero();
  }

  private static Duration patience(Situation situation) {
    return situation.observe().patience(situation.facts());
  }
}
