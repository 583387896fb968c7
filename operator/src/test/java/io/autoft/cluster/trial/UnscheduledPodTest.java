package io.autoft.cluster.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.testing.Document;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnscheduledPodTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final AutoFTTrialSpec OTHER =
      TrialSpecs.of(4, TrialPurpose.Search, null, Map.of());

  @Test
  void anotherTrialThatRunsIsWaitedFor() {
    assertThat(UnscheduledPod.isWaitedFor(TrialObjects.running(OTHER), NOW)).isTrue();
    assertThat(UnscheduledPod.isWaitedFor(TrialObjects.created(OTHER), NOW)).isFalse();
  }

  /** The trainer of whoever got its node does not run yet. */
  @ParameterizedTest(name = "ended at {0}: {1}")
  @CsvSource({"2026-03-01T11:59:00Z, true", "2026-03-01T11:57:00Z, false"})
  void soIsOneThatHasEndedJustNow(String end, boolean waitedFor) {
    var ended = TrialObjects.created(OTHER);
    ended.setStatus(
        Document.of("{state: Scored, completionTime: '%s'}".formatted(end))
            .as(AutoFTTrialStatus.class));

    assertThat(UnscheduledPod.isWaitedFor(ended, NOW)).isEqualTo(waitedFor);
  }
}
