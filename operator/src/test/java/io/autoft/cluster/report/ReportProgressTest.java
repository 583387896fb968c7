package io.autoft.cluster.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.testing.Document;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportProgressTest {

  private static final AutoFTStudyStatus STATUS =
      Document.of(
              """
              {observedGeneration: 3, stage: Complete, conditions: [
                {type: Ready, status: 'True', reason: Accepted, message: ''},
                {type: Reported, status: 'False', reason: ClaimNotFound, message: no claim},
                {type: ReportFailed, status: 'True', reason: ClaimNotFound, message: no claim}]}
              """)
          .as(AutoFTStudyStatus.class);

  /** An alert for a page that nobody wants any more would never end. */
  @Test
  void aPageThatIsNotWantedAnyMoreLeavesNoConditions() {
    var status = ReportProgress.UNWANTED.in(STATUS, Instant.EPOCH);

    assertThat(status.conditions()).extracting(Condition::getType).containsExactly("Ready");
    assertThat(ReportProgress.NOTHING.in(STATUS, Instant.EPOCH).conditions()).hasSize(3);
  }
}
