package io.autoft.cluster.trial;

import io.autoft.cluster.Deletions;
import io.autoft.cluster.Departures;
import io.autoft.cluster.InternalErrors;
import io.autoft.cluster.LeanCache;
import io.autoft.cluster.Limits;
import io.autoft.cluster.SearchDigests;
import io.autoft.cluster.Shutdown;
import io.autoft.cluster.StatusStore;
import io.autoft.cluster.StudyTrials;
import io.autoft.cluster.TrialCache;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.metrics.TrialMetrics;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Clock;
import java.util.List;

/**
 * Runs a trial's Job and stores what it reports. A trial that has ended and whose Job is gone needs
 * no look; so the framework's interval, which is for all trials, is off. QOSDK 7.7 makes ten hours
 * of that.
 */
@ControllerConfiguration(
    informer = @Informer(itemStore = TrialCache.class, informerListLimit = LeanCache.PAGE),
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = Constants.NO_MAX_RECONCILIATION_INTERVAL))
@GradualRetry(
    maxAttempts = -1,
    // JOSDK's default; QOSDK 7.7 loses any other in some builds, for want of the right setter.
    initialInterval = 2_000,
    intervalMultiplier = 2,
    maxInterval = 60_000)
public class TrialReconciler implements Reconciler<AutoFTTrial> {

  private final StudyTrials trials;
  private final TrialStatuses statuses;
  private final TrialGatherer gatherer;
  private final Limits limits;
  private final Shutdown shutdown;
  private final TrialMetrics metrics;
  private final TrainerLogs logs;
  private TrialJobs jobs;
  private TrialPlaces places;
  private SimpleInboundEventSource<AutoFTTrial> turns;

  public TrialReconciler(
      Clock clock,
      StudyTrials trials,
      StatusStore statuses,
      SearchDigests digests,
      PodPolicy policy,
      Limits limits,
      Shutdown shutdown,
      TrialMetrics metrics,
      TrainerLogs logs) {
    this.trials = trials;
    this.statuses = new TrialStatuses(clock, statuses, trials, metrics);
    this.limits = limits;
    this.shutdown = shutdown;
    this.metrics = metrics;
    this.logs = logs;
    gatherer = new TrialGatherer(clock, digests, policy, logs);
  }

  @Override
  public List<EventSource<?, AutoFTTrial>> prepareEventSources(
      EventSourceContext<AutoFTTrial> context) {
    var others = new TrialEventSources(context);
    var jobSource = others.jobs();
    jobs = new TrialJobs(jobSource, metrics);
    places = new TrialPlaces(limits.runningTrials(), jobSource, context.getPrimaryCache());
    turns = new SimpleInboundEventSource<>("turns");
    return List.of(trials.watch(context), jobSource, others.pods(), others.studies(trials), turns);
  }

  @Override
  public UpdateControl<AutoFTTrial> reconcile(AutoFTTrial trial, Context<AutoFTTrial> context) {
    return shutdown
        .unlessBegun(() -> Departures.unlessGone(trial, () -> pass(trial, context)))
        .orElseGet(UpdateControl::noUpdate);
  }

  private UpdateControl<AutoFTTrial> pass(AutoFTTrial trial, Context<AutoFTTrial> context) {
    var facts = gatherer.gather(trial, context);
    var observed = TrialObserver.observe(facts);
    var observation = places.settle(facts, observed, () -> jobs.create(facts, context));
    var control = UpdateControl.<AutoFTTrial>noUpdate();
    var patience = observation.patience(facts);
    if (!patience.isZero()) {
      return control.rescheduleAfter(observation.lookAgainWithin(patience));
    }
    statuses.store(facts, observation.status(), context);
    if (observation.action() == JobAction.DELETE) {
      facts.job().ifPresent(job -> Deletions.unlessChanged(context.getClient(), job));
    }
    if (facts.job().isEmpty() || facts.jobEnds()) {
      places.next(facts.now()).forEach(turns::propagateEvent);
    }
    var next = observation.lookAgainWithin(logs.lookAgain(observation.status()));
    return facts.isFinal() ? control : control.rescheduleAfter(next);
  }

  /** An exception that does not go away is said where people look, and stalls the study. */
  @Override
  public ErrorStatusUpdateControl<AutoFTTrial> updateErrorStatus(
      AutoFTTrial trial, Context<AutoFTTrial> context, Exception exception) {
    InternalErrors.cause(exception, context)
        .ifPresent(cause -> statuses.storeBlocked(trial, cause, context));
    return ErrorStatusUpdateControl.defaultErrorProcessing();
  }
}
