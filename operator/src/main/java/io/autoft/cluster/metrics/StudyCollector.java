package io.autoft.cluster.metrics;

import io.autoft.cluster.Leadership;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells how studies and trials stand, from the caches, whenever Prometheus asks. Of several
 * operators only the one that works tells it, or a sum would count each study twice.
 *
 * <p>Not gauges of Micrometer: the causes for which studies are stalled come and go, and all of one
 * answer shall be of the same moment.
 */
@Singleton
public final class StudyCollector extends Collector implements Collector.Describable {

  private final Leadership leadership;
  private final boolean perStudy;
  private volatile Supplier<Stream<AutoFTStudy>> studies = Stream::of;
  private volatile Supplier<Stream<AutoFTTrial>> trials = Stream::of;

  /**
   * Of no studies, until it is told where they are.
   *
   * @param perStudy whether scores are told as well, with labels that grow with the studies
   */
  public StudyCollector(
      CollectorRegistry registry,
      Leadership leadership,
      @ConfigProperty(name = "autoft.metrics.per-study", defaultValue = "false") boolean perStudy) {
    this.leadership = leadership;
    this.perStudy = perStudy;
    registry.register(this);
  }

  /** From now on these are the caches. */
  public void watch(
      Supplier<Stream<AutoFTStudy>> cachedStudies, Supplier<Stream<AutoFTTrial>> cachedTrials) {
    studies = cachedStudies;
    trials = cachedTrials;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    return leadership.leads()
        ? new StudyGauges(studies.get().toList(), trials.get().toList()).families(perStudy)
        : List.of();
  }

  @Override
  public List<MetricFamilySamples> describe() {
    return new StudyGauges(List.of(), List.of()).families(true);
  }
}
