package io.autoft.testing;

import io.autoft.cluster.Leadership;
import io.autoft.cluster.metrics.HandOffs;
import io.autoft.cluster.metrics.StudyCollector;
import io.autoft.cluster.metrics.StudyMetrics;
import io.autoft.cluster.metrics.TrialMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import java.util.Optional;

/** Metrics of reconcilers that a test makes itself, where nobody looks at them. */
public final class Unmeasured {

  private static final MeterRegistry REGISTRY = new SimpleMeterRegistry();
  private static final HandOffs HAND_OFFS = new HandOffs(REGISTRY);

  private Unmeasured() {}

  public static TrialMetrics trials() {
    return new TrialMetrics(REGISTRY, HAND_OFFS, Clock.systemUTC());
  }

  public static StudyMetrics studies() {
    var nobody =
        new StudyCollector(new CollectorRegistry(), new Leadership(Optional.empty()), false);
    return new StudyMetrics(REGISTRY, HAND_OFFS, nobody);
  }
}
