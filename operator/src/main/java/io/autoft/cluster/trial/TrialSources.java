package io.autoft.cluster.trial;

import io.autoft.cluster.Labels;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Set;
import java.util.stream.Collectors;

/** What a trial's reconciler watches beside trials. */
final class TrialSources {

  private TrialSources() {}

  static InformerEventSource<Job, AutoFTTrial> jobs(EventSourceContext<AutoFTTrial> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Job.class, AutoFTTrial.class)
            .withLabelSelector(Labels.SELECTOR)
            .build(),
        context);
  }

  static EventSource<Pod, AutoFTTrial> pods(EventSourceContext<AutoFTTrial> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Pod.class, AutoFTTrial.class)
            .withLabelSelector(Labels.SELECTOR)
            .withSecondaryToPrimaryMapper(TrialSources::trialOf)
            .build(),
        context);
  }

  static EventSource<AutoFTStudy, AutoFTTrial> studies(EventSourceContext<AutoFTTrial> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(AutoFTStudy.class, AutoFTTrial.class)
            .withSecondaryToPrimaryMapper(study -> unfinishedTrials(study, context))
            .withPrimaryToSecondaryMapper((AutoFTTrial trial) -> Set.of(study(trial)))
            .withOnUpdateFilter(TrialSources::specChanged)
            .build(),
        context);
  }

  private static Set<ResourceID> trialOf(Pod pod) {
    var metadata = pod.getMetadata();
    return Set.of(new ResourceID(metadata.getLabels().get(Labels.TRIAL), metadata.getNamespace()));
  }

  private static Set<ResourceID> unfinishedTrials(
      AutoFTStudy study, EventSourceContext<AutoFTTrial> context) {
    return context
        .getPrimaryCache()
        .list(
            study.getMetadata().getNamespace(),
            trial ->
                study(trial).getName().equals(study.getMetadata().getName())
                    && !StoredTrial.of(trial).finished())
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
