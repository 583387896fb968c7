package io.autoft.cluster.study;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.testing.Document;
import io.autoft.testing.StudyObjects;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatusPaceTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Document STATUS =
      Document.of("{observedGeneration: 1, stage: Searching, nextNumber: 5}");

  private final StatusPace pace = new StatusPace();

  @Test
  void whatComesFirstIsStoredAtOnce() {
    assertThat(pace.patience(study(STATUS), counted(6), NOW)).isZero();
  }

  @Test
  void numbersAloneWaitUntilASecondHasPassed() {
    pace.patience(study(STATUS), counted(6), NOW);

    assertThat(pace.patience(study(STATUS), counted(7), NOW.plusMillis(300))).hasMillis(700);
    assertThat(pace.patience(study(STATUS), counted(7), NOW.plusMillis(1_000))).isZero();
  }

  @Test
  void newsDoesNotWait() {
    pace.patience(study(STATUS), counted(6), NOW);
    var ended = status(STATUS.with("stage", "Complete"));

    assertThat(pace.patience(study(STATUS), ended, NOW.plusMillis(300))).isZero();
  }

  @Test
  void whatAConfirmationHasFoundIsNews() {
    pace.patience(study(STATUS), counted(6), NOW);
    var confirmed = status(STATUS.with("confirmation", "{mean: 0.5, seeds: 3}"));

    assertThat(pace.patience(study(STATUS), confirmed, NOW.plusMillis(300))).isZero();
  }

  @Test
  void aPassWithoutNewsIsNoReasonToWait() {
    pace.patience(study(STATUS), status(STATUS), NOW);

    assertThat(pace.patience(study(STATUS), counted(6), NOW.plusMillis(300))).isZero();
  }

  @Test
  void otherStudiesHaveAPaceOfTheirOwn() {
    pace.patience(study(STATUS), counted(6), NOW);
    var other = study(STATUS);
    other.getMetadata().setUid("other-uid");

    assertThat(pace.patience(other, counted(6), NOW)).isZero();
  }

  @Test
  void aClockThatIsSetBackDoesNotHoldUpTheNumbers() {
    pace.patience(study(STATUS), counted(6), NOW);

    assertThat(pace.patience(study(STATUS), counted(7), NOW.minus(Duration.ofHours(1)))).isZero();
  }

  private static AutoFTStudy study(Document status) {
    var study = StudyObjects.study(STUDY);
    study.getMetadata().setUid("study-uid");
    study.setStatus(status(status));
    return study;
  }

  private static AutoFTStudyStatus counted(int nextNumber) {
    return status(STATUS.with("nextNumber", Integer.toString(nextNumber)));
  }

  private static AutoFTStudyStatus status(Document document) {
    return Serialization.unmarshal(document.root().toString(), AutoFTStudyStatus.class);
  }
}
