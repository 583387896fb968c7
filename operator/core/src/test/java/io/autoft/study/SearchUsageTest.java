package io.autoft.study;

import static io.autoft.api.v1alpha1.BaselineName.FineTuning;
import static io.autoft.api.v1alpha1.TrialPurpose.Baseline;
import static io.autoft.api.v1alpha1.TrialPurpose.FinalTraining;
import static io.autoft.api.v1alpha1.TrialPurpose.Search;
import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchUsageTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void isThatOfBaselinesAndSearchTrialsFailedOnesIncluded() {
    var log =
        List.of(
            Trials.used(Trials.scored(of(0, Baseline).spec(), 0.5), 10, 20),
            Trials.used(Trials.scored(of(1, Search).spec(), 0.5), 30, 60),
            Trials.used(Trials.failed(of(2, Search).spec(), "OutOfMemory", "boom"), 5, 10),
            Trials.used(Trials.scored(of(3, FinalTraining).spec(), 0.5), 1000, 2000));

    assertThat(usage(log, SearchClock.ZERO)).isEqualTo(new SearchUsage(0, 90, 0, 0));
  }

  @Test
  void hasWhatRunsUpToNow() {
    var log =
        List.of(
            Trials.running(of(0, Search).spec(), NOW.minusSeconds(100)),
            Trials.used(Trials.running(of(1, Search).spec(), NOW.minusSeconds(7)), 50, 100),
            Trials.running(of(2, Search).spec()),
            Trials.running(of(3, FinalTraining).spec(), NOW.minusSeconds(500)),
            Trials.created(of(4, Search).spec()));

    var usage = usage(log, new SearchClock(40, Optional.of(NOW.minusSeconds(2))));

    assertThat(usage).isEqualTo(new SearchUsage(42, 100, 214, 4));
    assertThat(usage.allGpuSeconds()).isEqualTo(314);
  }

  /** The study says what trainers get that are started from now on. */
  @Test
  void countsTheGpusThatARunningTrainerHolds() {
    var spec = of(0, Search).spec();
    var running = new TrialOutcome.Running("", Optional.of(NOW.minusSeconds(10)), Optional.of(8.0));
    var log = List.of(new TrialRecord(spec, running, TrialUsage.NONE));

    assertThat(usage(log, SearchClock.ZERO)).isEqualTo(new SearchUsage(0, 0, 80, 8));
  }

  @Test
  void isNotNegativeWhereANodesClockIsAhead() {
    var log = List.of(Trials.running(of(0, Search).spec(), NOW.plusSeconds(3)));

    assertThat(usage(log, SearchClock.ZERO).runningGpuSeconds()).isZero();
  }

  private static SearchUsage usage(List<TrialRecord> log, SearchClock clock) {
    var twoGpus = STUDY.with("spec.trainer.resources", "{limits: {nvidia.com/gpu: 2}}");
    return SearchUsage.of(spec(twoGpus), new TrialLog(log), clock, NOW);
  }

  private static TrialRecord of(int number, TrialPurpose purpose) {
    return Trials.created(
        TrialSpecs.of(number, purpose, purpose == Baseline ? FineTuning : null, Map.of()));
  }
}
