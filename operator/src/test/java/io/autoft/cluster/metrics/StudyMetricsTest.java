package io.autoft.cluster.metrics;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.Leadership;
import io.autoft.study.PlannedStudy;
import io.autoft.study.StudyPlan;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StudyMetricsTest {

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final StudyMetrics metrics =
      new StudyMetrics(
          registry,
          new HandOffs(registry),
          new StudyCollector(new CollectorRegistry(), new Leadership(Optional.empty()), false));

  private final PlannedStudy study =
      new PlannedStudy(STUDY.with("spec.search.baselines", "[]").with("spec.parallelism", "2"));

  @Test
  void dividesTheTimeOfAPlanBetweenItsProposals() {
    metrics.timed(() -> planFor(Duration.ofSeconds(3)));

    var timers = registry.get("autoft.proposal").timers();
    assertThat(timers).hasSize(1);
    var timer = timers.iterator().next();
    assertThat(timer.count()).isEqualTo(2);
    assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void aPlanThatProposesNothingIsNotMeasured() {
    study.plan();

    metrics.timed(() -> planFor(Duration.ofSeconds(3)));

    assertThat(registry.find("autoft.proposal").timers()).isEmpty();
  }

  private StudyPlan planFor(Duration time) {
    clock.add(time);
    return study.look();
  }
}
