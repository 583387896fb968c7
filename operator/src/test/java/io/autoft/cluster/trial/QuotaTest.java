package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.decisive;
import static io.autoft.cluster.trial.Situation.reason;
import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.TrialObservation.JobAction.DELETE;
import static io.autoft.cluster.trial.TrialObservation.JobAction.KEEP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs and pods that a quota refuses, in the words of Kubernetes 1.34. */
class QuotaTest {

  private static final String AMOUNTS =
      "requested: requests.nvidia.com/gpu=1, used: requests.nvidia.com/gpu=4, limited:"
          + " requests.nvidia.com/gpu=4";
  private static final String FULL =
      "Error creating: pods \"wildlife-0003-x7k2p\" is forbidden: exceeded quota: gpus, " + AMOUNTS;
  private static final String TOO_LARGE =
      "Error creating: pods \"wildlife-0003-x7k2p\" is forbidden: maximum memory usage per"
          + " Container is 1Gi, but limit is 2Gi";

  @Test
  void aPodThatAQuotaHasNoRoomForIsWaitedFor() {
    var observation = observed(search().withJob(), FULL);

    assertThat(observation.status().state()).isEqualTo("Pending");
    assertThat(reason(observation)).isEqualTo("QuotaExceeded");
    assertThat(decisive(observation).getMessage())
        .isEqualTo("the ResourceQuota gpus has no room by now: " + AMOUNTS);
    assertThat(observation.action()).isEqualTo(KEEP);
  }

  @Test
  void soIsTheNextPodAfterOneThatWasTakenAway() {
    var gone = search().withJob().pod(running()).observed().withoutPods().observed();

    assertThat(PodVerdict.unexplained(gone.facts())).as("what its events say").isPresent();
    assertThat(reason(observed(gone, FULL))).isEqualTo("QuotaExceeded");
    assertThat(reason(observed(gone, TOO_LARGE))).isEqualTo("PodNotCreated");
  }

  @Test
  void aJobThatAQuotaHasNoRoomForIsTriedAgain() {
    var observation =
        TrialObserver.refused(
            search().facts(),
            "jobs.batch \"wildlife-0003\" is forbidden: exceeded quota: jobs, requested:"
                + " count/jobs.batch=1, used: count/jobs.batch=9, limited: count/jobs.batch=9");

    assertThat(observation.status().state()).isEqualTo("Pending");
    assertThat(reason(observation)).isEqualTo("QuotaExceeded");
    assertThat(observation.lookAgain()).contains(Duration.ofSeconds(20));
  }

  @Test
  void aJobThatWaitsForRoomIsReplacedByOneThatAsksForLess() {
    var less = search().withJob().study("spec.trainer.resources", "{limits: {cpu: 1}}");

    assertThat(observed(less, FULL).action()).isEqualTo(DELETE);
  }

  @Test
  void aPodThatCanNeverBeCreatedBlocksTheTrialUntilItIsAQuotaAlone() {
    var blocked = observed(search().withJob(), TOO_LARGE);
    assertThat(blocked.status().state()).isEqualTo("Blocked");
    assertThat(reason(blocked)).isEqualTo("PodNotCreated");
    assertThat(decisive(blocked).getMessage()).endsWith("per Container is 1Gi, but limit is 2Gi");

    assertThat(reason(observed(search().withJob().observed(), FULL))).isEqualTo("QuotaExceeded");
  }

  @ParameterizedTest(name = "{0} of {1}: waits {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "cpu=2; cpu=2; true",
        "cpu=2500m; cpu=2; false",
        "memory=1Gi; memory=1G; false",
        "cpu=1,memory=2Gi; cpu=4,memory=1Gi; false",
        "pods=1; pods=0; false",
        "cpu=1; something else; true",
      })
  void waitsWhereTheTrialWouldFitIfNothingElseWereThere(
      String requested, String limited, boolean waits) {
    var message =
        "exceeded quota: gpus, requested: %s, used: cpu=0, limited: %s"
            .formatted(requested, limited);

    assertThat(QuotaRefusal.of(message).isPresent()).isEqualTo(waits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failed quota: gpus: must specify limits.cpu for: trainer",
        "no PriorityClass with name nobody was found",
        ""
      })
  void isNotWhatOtherRefusalsSay(String message) {
    assertThat(QuotaRefusal.of(message)).isEmpty();
  }

  private static TrialObservation observed(Situation situation, String warning) {
    return TrialObserver.observe(situation.facts().withWarning(Optional.of(warning)));
  }
}
