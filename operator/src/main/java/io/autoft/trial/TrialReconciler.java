package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTStudy;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrial;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.conditions.ConditionSet;
import io.autoft.trial.TrialObservation.JobAction;
import io.autoft.wiring.StatusStore;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs a trial's Job and stores what it reports. */
@ControllerConfiguration(
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 60, timeUnit = TimeUnit.SECONDS))
@GradualRetry(
    maxAttempts = -1,
    // JOSDK's default; QOSDK 7.7 loses any other in some builds, for want of the right setter.
    initialInterval = 2_000,
    intervalMultiplier = 2,
    maxInterval = 60_000)
public class TrialReconciler implements Reconciler<AutoFTTrial> {

  private static final int UNPROCESSABLE = 422;

  private final Clock clock;
  private final StatusStore statuses;
  private InformerEventSource<Job, AutoFTTrial> jobs;

  public TrialReconciler(Clock clock, StatusStore statuses) {
    this.clock = clock;
    this.statuses = statuses;
  }

  @Override
  public List<EventSource<?, AutoFTTrial>> prepareEventSources(
      EventSourceContext<AutoFTTrial> context) {
    jobs =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Job.class, AutoFTTrial.class)
                .withLabelSelector(Labels.SELECTOR)
                .build(),
            context);
    var pods =
        InformerEventSourceConfiguration.from(Pod.class, AutoFTTrial.class)
            .withLabelSelector(Labels.SELECTOR)
            .withSecondaryToPrimaryMapper(TrialReconciler::trialOf)
            .build();
    var studies =
        InformerEventSourceConfiguration.from(AutoFTStudy.class, AutoFTTrial.class)
            .withSecondaryToPrimaryMapper(study -> unfinishedTrials(study, context))
            .withPrimaryToSecondaryMapper((AutoFTTrial trial) -> Set.of(study(trial)))
            .withOnUpdateFilter(TrialReconciler::specChanged)
            .build();
    return List.of(
        jobs,
        new InformerEventSource<>(pods, context),
        new InformerEventSource<>(studies, context));
  }

  @Override
  public UpdateControl<AutoFTTrial> reconcile(AutoFTTrial trial, Context<AutoFTTrial> context) {
    if (trial.getMetadata().getDeletionTimestamp() != null) {
      return UpdateControl.noUpdate();
    }
    var facts = gather(trial, context);
    var observation = TrialObserver.observe(facts);
    if (observation.action() == JobAction.CREATE) {
      observation = create(facts, context).orElse(observation);
    }
    statuses.store(
        trial,
        observation.status(),
        conditions(trial.getStatus()),
        conditions(observation.status()),
        context);
    if (observation.action() == JobAction.DELETE) {
      facts.job().ifPresent(job -> delete(job, context));
    }
    var control = UpdateControl.<AutoFTTrial>noUpdate();
    return observation.lookAgain().map(control::rescheduleAfter).orElse(control);
  }

  private TrialFacts gather(AutoFTTrial trial, Context<AutoFTTrial> context) {
    var study =
        context
            .getSecondaryResource(AutoFTStudy.class)
            .map(AutoFTStudy::getSpec)
            .filter(spec -> isStudyOf(spec, trial));
    var pods = context.getSecondaryResources(Pod.class).stream().toList();
    return new TrialFacts(
        trial, study, context.getSecondaryResource(Job.class), pods, clock.instant());
  }

  private static boolean isStudyOf(AutoFTStudySpec spec, AutoFTTrial trial) {
    return SearchDigest.of(spec).equals(trial.getSpec().searchDigest());
  }

  /** Creates the Job; what is observed instead, if the API server does not take it. */
  private Optional<TrialObservation> create(TrialFacts facts, Context<AutoFTTrial> context) {
    var job = TrialJob.render(facts.trial(), facts.study().orElseThrow());
    try {
      var created = context.getClient().resource(job).create();
      jobs.handleRecentResourceCreate(ResourceID.fromResource(created), created);
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case HttpURLConnection.HTTP_CONFLICT ->
            Optional.of(besideStoredJob(withStoredJob(facts, context), context));
        case HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_FORBIDDEN, UNPROCESSABLE ->
            Optional.of(TrialObserver.refused(facts, e.getStatus().getMessage()));
        default -> throw e;
      };
    }
  }

  private static TrialObservation besideStoredJob(TrialFacts facts, Context<AutoFTTrial> context) {
    var observation = TrialObserver.observe(facts);
    if (observation.action() == JobAction.DELETE) {
      facts.job().ifPresent(job -> delete(job, context));
    }
    return observation;
  }

  /** One of that name exists which the cache does not show: not yet, or because it is another's. */
  private static TrialFacts withStoredJob(TrialFacts facts, Context<AutoFTTrial> context) {
    var metadata = facts.trial().getMetadata();
    var job =
        context
            .getClient()
            .batch()
            .v1()
            .jobs()
            .inNamespace(metadata.getNamespace())
            .withName(metadata.getName())
            .get();
    return new TrialFacts(
        facts.trial(), facts.study(), Optional.ofNullable(job), facts.pods(), facts.now());
  }

  private static ConditionSet conditions(AutoFTTrialStatus status) {
    return new ConditionSet(status == null ? List.of() : status.conditions());
  }

  /** With the version that was seen: a Job that has changed since is looked at again first. */
  private static void delete(Job job, Context<AutoFTTrial> context) {
    context.getClient().resource(job).lockResourceVersion().delete();
  }

  private static Set<ResourceID> unfinishedTrials(
      AutoFTStudy study, EventSourceContext<AutoFTTrial> context) {
    return context
        .getPrimaryCache()
        .list(
            study.getMetadata().getNamespace(),
            trial ->
                study(trial).getName().equals(study.getMetadata().getName())
                    && !TrialOutcome.of(trial).finished())
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  private static Set<ResourceID> trialOf(Pod pod) {
    var metadata = pod.getMetadata();
    return Set.of(new ResourceID(metadata.getLabels().get(Labels.TRIAL), metadata.getNamespace()));
  }

  private static ResourceID study(AutoFTTrial trial) {
    return new ResourceID(trial.getSpec().study(), trial.getMetadata().getNamespace());
  }

  private static boolean specChanged(AutoFTStudy later, AutoFTStudy former) {
    return !later.getMetadata().getGeneration().equals(former.getMetadata().getGeneration());
  }
}
