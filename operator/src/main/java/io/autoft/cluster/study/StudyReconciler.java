package io.autoft.cluster.study;

import io.autoft.cluster.Departures;
import io.autoft.cluster.InternalErrors;
import io.autoft.cluster.LeanCache;
import io.autoft.cluster.Limits;
import io.autoft.cluster.SearchDigests;
import io.autoft.cluster.Shutdown;
import io.autoft.cluster.StatusStore;
import io.autoft.cluster.StudyTrials;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.metrics.StudyMetrics;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.cluster.report.Reports;
import io.autoft.study.StudyPlanner;
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
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Clock;
import java.util.List;

/** Creates the trials of a study and summarises their results. */
@ControllerConfiguration(
    informer = @Informer(itemStore = LeanCache.class, informerListLimit = LeanCache.STUDIES_PAGE),
    // Every pass says when the next one is due.
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = Constants.NO_MAX_RECONCILIATION_INTERVAL))
@GradualRetry(
    maxAttempts = -1,
    // JOSDK's default; QOSDK 7.7 loses any other in some builds, for want of the right setter.
    initialInterval = 2_000,
    intervalMultiplier = 2,
    maxInterval = 60_000)
public class StudyReconciler implements Reconciler<AutoFTStudy> {

  private final Clock clock;
  private final StudyTrials trials;
  private final StudyStatuses statuses;
  private final SearchDigests digests;
  private final Reports reports;
  private final Shutdown shutdown;
  private final StudyMetrics metrics;
  private final StudyGatherer gatherer;
  private final StudyActions actions;

  public StudyReconciler(
      Clock clock,
      StudyTrials trials,
      StatusStore statuses,
      SearchDigests digests,
      PodPolicy policy,
      Reports reports,
      Limits limits,
      Shutdown shutdown,
      StudyMetrics metrics) {
    this.clock = clock;
    this.trials = trials;
    this.statuses = new StudyStatuses(statuses, new StatusPace());
    this.digests = digests;
    this.reports = reports;
    this.shutdown = shutdown;
    this.metrics = metrics;
    gatherer = new StudyGatherer(clock, digests, policy, limits, trials);
    actions = new StudyActions(trials);
  }

  @Override
  public List<EventSource<?, AutoFTStudy>> prepareEventSources(
      EventSourceContext<AutoFTStudy> context) {
    metrics.watch(() -> context.getPrimaryCache().list(), trials::list);
    return List.of(trials);
  }

  @Override
  public UpdateControl<AutoFTStudy> reconcile(AutoFTStudy study, Context<AutoFTStudy> context) {
    return shutdown
        .unlessBegun(() -> Departures.unlessGone(study, () -> pass(study, context)))
        .orElseGet(UpdateControl::noUpdate);
  }

  private UpdateControl<AutoFTStudy> pass(AutoFTStudy study, Context<AutoFTStudy> context) {
    var state = gatherer.gather(study, context);
    var plan = metrics.timed(() -> StudyPlanner.plan(state));
    metrics.planned(study, plan, trial -> gatherer.completion(study, trial));
    var refusal = actions.carryOut(plan, study, context);
    var view = StudyStatuses.view(study, state.study(), state.now());
    var findings =
        refusal.map(r -> plan.findings().refusedBecause(r, state.log())).orElse(plan.findings());
    var status = view.of(findings);
    var report = reports.of(study, findings, status, state.now(), context.getClient());
    var patience = statuses.store(study, view, report.in(status, state.now()), context);
    return UpdateControl.<AutoFTStudy>noUpdate()
        .rescheduleAfter(NextPass.in(refusal, plan, report, patience));
  }

  /** An exception that does not go away is said where people look. */
  @Override
  public ErrorStatusUpdateControl<AutoFTStudy> updateErrorStatus(
      AutoFTStudy study, Context<AutoFTStudy> context, Exception exception) {
    InternalErrors.cause(exception, context)
        .ifPresent(
            cause ->
                statuses.storeFailed(study, digests.study(study), cause, clock.instant(), context));
    return ErrorStatusUpdateControl.defaultErrorProcessing();
  }
}
