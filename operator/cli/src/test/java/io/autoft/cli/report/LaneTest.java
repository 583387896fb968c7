package io.autoft.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.status.ConditionSet;
import io.autoft.status.TrialRun;
import io.autoft.status.TrialStatusView;
import io.autoft.testing.TrialSpecs;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialUsage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aWorkerThatServesManyTrialsIsALane() {
    var lanes =
        Lane.of(
            List.of(
                trial(0, "worker-0", "-", 0, 10),
                trial(1, "worker-1", "-", 0, 30),
                trial(2, "worker-0", "-", 15, 20),
                trial(3, "worker-0", "-", 40, 50)),
            START.plusSeconds(60));

    assertThat(lanes).extracting(Lane::name).containsExactly("worker-0", "worker-1");
    assertThat(lanes.get(0).busySeconds()).isEqualTo(25);
    assertThat(lanes.get(0).longestGapSeconds()).isEqualTo(20);
    assertThat(lanes.get(0).disruptions()).isEqualTo(3);
  }

  /** In a cluster each trial has a pod of its own; a node has as many places as ran at once. */
  @Test
  void theTrialsOfANodeShareItsPlaces() {
    var lanes =
        Lane.of(
            List.of(
                trial(0, "s-0000", "gpu-a", 0, 10),
                trial(1, "s-0001", "gpu-a", 5, 20),
                trial(2, "s-0002", "gpu-a", 10, 30),
                trial(3, "s-0003", "gpu-b", 0, 30)),
            START.plusSeconds(60));

    assertThat(lanes).extracting(Lane::name).containsExactly("gpu-a (1)", "gpu-a (2)", "gpu-b");
    assertThat(lanes.get(0).runs())
        .extracting(r -> r.trial().spec().number())
        .containsExactly(0, 2);
  }

  @Test
  void aRunningTrialReachesToNow() {
    var lanes = Lane.of(List.of(trial(0, "worker-0", "-", 10, -1)), START.plusSeconds(60));

    assertThat(lanes.get(0).busySeconds()).isEqualTo(50);
  }

  private static StoredTrial trial(int number, String pod, String node, int start, int end) {
    var run =
        new TrialRun(
            Optional.of(pod),
            Optional.empty(),
            Optional.of(START.plusSeconds(start)),
            Optional.of(START.plusSeconds(end)).filter(e -> end >= 0),
            Optional.of(node),
            Optional.empty());
    var outcome =
        end < 0
            ? new TrialOutcome.Running("the trainer runs")
            : new TrialOutcome.Failed("TimeLimit", "too long");
    return new StoredTrial(
        TrialSpecs.of(number, TrialPurpose.Search, null, TrialSpecs.PARAMETERS),
        Optional.of(
            new TrialStatusView(1, new ConditionSet(List.of()), START)
                .of(outcome, new TrialUsage(1, 1, 10, 0), run, Optional.empty())));
  }
}
