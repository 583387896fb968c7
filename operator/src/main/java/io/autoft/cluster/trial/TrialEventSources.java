package io.autoft.cluster.trial;

import io.autoft.cluster.Labels;
import io.autoft.cluster.LeanCache;
import io.autoft.cluster.StorePerWatch;
import io.autoft.cluster.StudyTrials;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.trial.TrialResources;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a trial's reconciler watches beside trials. */
record TrialEventSources(EventSourceContext<AutoFTTrial> context) {

  InformerEventSource<Job, AutoFTTrial> jobs() {
    return source(
        InformerEventSourceConfiguration.from(Job.class, AutoFTTrial.class)
            .withLabelSelector(Labels.SELECTOR)
            .withItemStore(LeanCache.toRead(TrialEventSources::withoutTemplate))
            .withInformerListLimit(LeanCache.PAGE)
            .build());
  }

  EventSource<Pod, AutoFTTrial> pods() {
    return source(
        InformerEventSourceConfiguration.from(Pod.class, AutoFTTrial.class)
            .withLabelSelector(Labels.SELECTOR)
            .withItemStore(LeanCache.toRead(TrialEventSources::withoutContents))
            .withInformerListLimit(LeanCache.PAGE)
            .withSecondaryToPrimaryMapper(TrialEventSources::trialOf)
            .build());
  }

  EventSource<AutoFTStudy, AutoFTTrial> studies(StudyTrials trials) {
    return source(
        InformerEventSourceConfiguration.from(AutoFTStudy.class, AutoFTTrial.class)
            .withItemStore(LeanCache.toRead(UnaryOperator.identity()))
            .withInformerListLimit(LeanCache.STUDIES_PAGE)
            .withSecondaryToPrimaryMapper(study -> unfinished(trials.of(study)))
            .withPrimaryToSecondaryMapper((AutoFTTrial trial) -> Set.of(study(trial)))
            .withOnUpdateFilter(TrialEventSources::specChanged)
            .build());
  }

  private <R extends HasMetadata> InformerEventSource<R, AutoFTTrial> source(
      InformerEventSourceConfiguration<R> configuration) {
    return new InformerEventSource<>(StorePerWatch.withOwnStores(configuration), context);
  }

  /** The template has all that the trainer is told, and the digest of it is an annotation. */
  static Job withoutTemplate(Job job) {
    job.getSpec().setTemplate(null);
    return job;
  }

  /**
   * The same in each container; how many there are tells whether more than the trainer runs, the
   * policy whether a message may be the end of its log, and the limits which GPUs it holds.
   */
  static Pod withoutContents(Pod pod) {
    var spec = pod.getSpec();
    spec.setVolumes(List.of());
    spec.setContainers(
        spec.getContainers().stream()
            .map(
                container ->
                    new ContainerBuilder()
                        .withName(container.getName())
                        .withTerminationMessagePolicy(container.getTerminationMessagePolicy())
                        .withNewResources()
                        .withLimits(TrialResources.gpuLimits(container.getResources()))
                        .endResources()
                        .build())
            .toList());
    spec.setInitContainers(List.of());
    return pod;
  }

  private static Set<ResourceID> trialOf(Pod pod) {
    var metadata = pod.getMetadata();
    return Set.of(new ResourceID(metadata.getLabels().get(Labels.TRIAL), metadata.getNamespace()));
  }

  private static Set<ResourceID> unfinished(List<AutoFTTrial> trials) {
    return trials.stream()
        .filter(trial -> !TrialRecords.of(trial).finished())
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  private static ResourceID study(AutoFTTrial trial) {
    return new ResourceID(trial.getSpec().study(), trial.getMetadata().getNamespace());
  }

  private static boolean specChanged(AutoFTStudy later, AutoFTStudy former) {
    return !later.getMetadata().getGeneration().equals(former.getMetadata().getGeneration());
  }
}
