package io.autoft.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cli.testing.StandInTrainer;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.ParameterDigest;
import io.autoft.contract.Reason;
import io.autoft.contract.TrialReport;
import io.autoft.testing.Studies;
import io.autoft.testing.TrialSpecs;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialUsage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptOutcomeTest {

  private static final String SCORED =
      json(StandInTrainer.scored(ParameterDigest.of(TrialSpecs.search().parameters()), 0.5));

  /** As where the process of a trainer does not end. */
  @Test
  void aScoreStandsThoughItsTrainerHung() {
    assertThat(hung(Optional.of(SCORED)).resultIfAny()).isPresent();
  }

  @Test
  void aTrainerThatHungWithoutAResultRanPastItsLimit() {
    var digest = ParameterDigest.of(TrialSpecs.search().parameters());
    var failed = json(TrialReport.failed(digest, Reason.OutOfMemory, "as the test says"));

    for (var report : List.of(Optional.<String>empty(), Optional.of(failed))) {
      assertThat(hung(report).reason()).isEqualTo("TimeLimit");
    }
  }

  private static TrialOutcome hung(Optional<String> report) {
    var end = new WorkerEnd(137, true, report);
    var study = Studies.spec(Studies.STUDY);
    return new AttemptOutcome(TrialSpecs.search(), study, end, TrialUsage.NONE.withAttempt())
        .outcome();
  }

  private static String json(TrialReport report) {
    try {
      return report.toJson();
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException(e);
    }
  }
}
