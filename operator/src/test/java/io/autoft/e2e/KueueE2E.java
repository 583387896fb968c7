package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autoft.cluster.TrialRecords;
import io.autoft.testing.Document;
import io.autoft.testing.Repository;
import io.autoft.trial.TrialOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The example of a queue, with Kueue's own controller and webhooks and with trainers that train.
 */
@Isolated
@ExtendWith(Sandboxes.class)
@EnabledIfEnvironmentVariable(
    named = "AUTOFT_KUEUE",
    matches = "installed",
    disabledReason = "examples/kueue/check installs Kueue and runs this")
class KueueE2E {

  private static final String EXAMPLE = "examples/kueue/";

  /** Trials that fit into the quota of the example. */
  private static final int ROOM = 2;

  @Test
  void trialsWaitGiveWayToUrgentOnesAndRunAgain(Sandbox sandbox) {
    queues(sandbox);
    try (var chronicle = new Chronicle(sandbox)) {
      var queued = sandbox.start(study());
      await("as many trials as there is room for run, and others are queued")
          .atMost(StudyRun.LIMIT)
          .until(() -> running(queued) == ROOM && queued(queued) >= 2);
      assertThat(queued.isTrue("Stalled")).isFalse();

      var urgent =
          sandbox.start(
              study()
                  .with("metadata.name", "urgent")
                  .with(
                      "spec.trainer.jobMetadata",
                      "{labels: {kueue.x-k8s.io/priority-class: urgent}}"));
      await("the urgent ones have all the room")
          .atMost(StudyRun.LIMIT)
          .until(() -> running(urgent) == ROOM && running(queued) == 0);
      urgent.awaitComplete();
      queued.awaitComplete();

      assertThat(queued.trials())
          .allMatch(t -> t.getStatus().attempts() == 1 + t.getStatus().disruptions())
          .anyMatch(t -> t.getStatus().disruptions() > 0);
      assertThat(urgent.trials()).allMatch(t -> t.getStatus().disruptions() == 0);
      for (var run : List.of(queued, urgent)) {
        assertThat(run.trials())
            .hasSize(7)
            .allMatch(t -> TrialRecords.of(t).outcome() instanceof TrialOutcome.Scored);
      }
      assertThat(scores(urgent))
          .as("the order in which a queue admits changes nothing")
          .isEqualTo(scores(queued));
      assertThat(chronicle.losses()).isEmpty();
      assertThat(chronicle.jobs().values())
          .as("a Job that is taken back stays in its queue")
          .extracting(Set::size)
          .containsOnly(1);
    }
  }

  private static Document study() {
    return Document.of(Repository.read(EXAMPLE + "study.yaml"))
        .without("metadata.namespace")
        .with("spec.search.mode", "Deterministic");
  }

  /** Of the objects of the example the queue alone is in a namespace, here the sandbox's. */
  private static void queues(Sandbox sandbox) {
    Arrays.stream(Repository.read(EXAMPLE + "queues.yaml").split("(?m)^---$"))
        .map(Document::of)
        .map(
            object ->
                object.at("metadata.namespace").isMissingNode()
                    ? object
                    : object.with("metadata.namespace", sandbox.namespace()))
        .map(Document::resource)
        .forEach(
            object ->
                sandbox
                    .client()
                    .resource(object)
                    .fieldManager(Sandbox.USER)
                    .forceConflicts()
                    .serverSideApply());
  }

  private static long running(StudyRun run) {
    return run.outcomes().stream().filter(TrialOutcome.Running.class::isInstance).count();
  }

  private static long queued(StudyRun run) {
    return run.outcomes().stream()
        .filter(o -> o instanceof TrialOutcome.Pending p && p.reason().equals("Queued"))
        .count();
  }

  private static List<Double> scores(StudyRun run) {
    return run.trials().stream().map(t -> t.getStatus().score()).toList();
  }
}
