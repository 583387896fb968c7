package io.autoft.cluster.report;

import static io.autoft.cluster.report.EndedStudy.DOCUMENT;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.policy.PodPolicy;
import io.autoft.status.ConditionSet.Claim;
import io.autoft.study.PlannedStudy;
import io.autoft.study.StudyPlan;
import io.autoft.testing.Document;
import io.autoft.testing.StudyObjects;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where nothing is to be asked of the API server, nor to be written there. */
class ReportsTest {

  private static final Reports REPORTS = new Reports(EndedStudy.IMAGE, PodPolicy.DEFAULT);

  private static final Document WRITTEN =
      DOCUMENT.with(
          "status.report",
          "{location: 'pvc://models/wildlife-autoft/wildlife-report.html',"
              + " studyCompletionTime: '2026-11-28T15:00:00Z', writtenTime: '2026-11-28T15:01:00Z'}");

  @Test
  void aPageThatIsWrittenStaysSo() {
    assertThat(progress("2026-11-28T15:00:00Z").claims())
        .contains(new Claim("Reported", true, "Written", ""));
  }

  @Test
  void aPageOfAnEarlierEndIsNotThatOfOneThatHasJustBeenFound() {
    var progress = progress("2026-11-28T16:00:00Z");

    assertThat(progress.claims()).extracting(Claim::status).containsExactly(false, false);
    assertThat(progress.lookAgain()).contains(StudyPlan.AT_ONCE);
  }

  private static ReportProgress progress(String found) {
    var findings = new PlannedStudy(STUDY).finish().look().findings();
    var status = DOCUMENT.with("status.completionTime", "'" + found + "'");
    try (KubernetesClient nobody = new KubernetesClientBuilder().build()) {
      return REPORTS.of(
          StudyObjects.study(WRITTEN),
          findings,
          StudyObjects.study(status).getStatus(),
          Instant.parse("2026-11-28T16:00:00Z"),
          nobody);
    }
  }
}
