package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.StudyObjects;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import java.util.Map;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogContextTest {

  private final LogContext context = new LogContext();

  @AfterEach
  void leaveNothing() {
    MDC.clear();
  }

  @Test
  void namesATrialAndItsStudy() {
    context.reconciliationStarted(TrialObjects.created(TrialSpecs.search()), Map.of());

    assertThat(MDC.getMap())
        .containsEntry("namespace", "vision")
        .containsEntry("study", "wildlife")
        .containsEntry("trial", "wildlife-0003");
  }

  @Test
  void namesAStudy() {
    context.reconciliationStarted(StudyObjects.study(STUDY), Map.of());

    assertThat(MDC.getMap())
        .containsEntry("namespace", "vision")
        .containsEntry("study", "wildlife")
        .doesNotContainKey("trial");
  }

  @Test
  void whatFollowsOnTheThreadIsNotNamed() {
    var trial = TrialObjects.created(TrialSpecs.search());
    context.reconciliationStarted(trial, Map.of());

    context.reconciliationFinished(trial, null, Map.of());

    assertThat(MDC.getMap()).doesNotContainKeys("namespace", "study", "trial");
  }
}
