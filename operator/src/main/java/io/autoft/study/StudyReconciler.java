package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTStudy;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrial;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.conditions.ConditionSet;
import io.autoft.trial.Labels;
import io.autoft.trial.SearchDigest;
import io.autoft.trial.TrialNames;
import io.autoft.wiring.OwnedFiles;
import io.autoft.wiring.OwnerReferences;
import io.autoft.wiring.StatusStore;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes the trials of a study and sums up what comes of them. */
@ControllerConfiguration(
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 60, timeUnit = TimeUnit.SECONDS))
@GradualRetry(
    maxAttempts = -1,
    // JOSDK's default; QOSDK 7.7 loses any other in some builds, for want of the right setter.
    initialInterval = 2_000,
    intervalMultiplier = 2,
    maxInterval = 60_000)
public class StudyReconciler implements Reconciler<AutoFTStudy> {

  private static final Duration SOON = Duration.ofMillis(1);

  private final Clock clock;
  private final StatusStore statuses;
  private InformerEventSource<AutoFTTrial, AutoFTStudy> trials;

  public StudyReconciler(Clock clock, StatusStore statuses) {
    this.clock = clock;
    this.statuses = statuses;
  }

  @Override
  public List<EventSource<?, AutoFTStudy>> prepareEventSources(
      EventSourceContext<AutoFTStudy> context) {
    trials =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(AutoFTTrial.class, AutoFTStudy.class).build(),
            context);
    return List.of(trials);
  }

  @Override
  public UpdateControl<AutoFTStudy> reconcile(AutoFTStudy study, Context<AutoFTStudy> context) {
    if (study.getMetadata().getDeletionTimestamp() != null) {
      return UpdateControl.noUpdate();
    }
    var state = gather(study, context);
    var plan = StudyPlanner.plan(state);
    if (plan.warmStart().isPresent()) {
      record(study, plan.warmStart().get(), context);
      state = state.recorded(plan.warmStart().get());
      plan = StudyPlanner.plan(state);
    }
    plan.remove().forEach(name -> remove(study, name, context));
    plan.create().forEach(trial -> create(study, trial, context));
    publish(study, state, plan.status(), context);
    statuses.store(
        study,
        plan.status(),
        new ConditionSet(state.status().map(AutoFTStudyStatus::conditions).orElse(List.of())),
        new ConditionSet(plan.status().conditions()),
        context);
    var control = UpdateControl.<AutoFTStudy>noUpdate();
    return plan.goesOn() ? control.rescheduleAfter(SOON) : control;
  }

  private StudyState gather(AutoFTStudy study, Context<AutoFTStudy> context) {
    var mine =
        context.getSecondaryResources(AutoFTTrial.class).stream()
            .filter(t -> t.getMetadata().getDeletionTimestamp() == null)
            .toList();
    var recorded = recorded(study, context);
    return new StudyState(
        study.getMetadata().getName(),
        study.getMetadata().getGeneration(),
        study.getSpec(),
        Optional.ofNullable(study.getStatus()),
        mine,
        recorded,
        recorded.isPresent() ? List.of() : earlier(study, context),
        clock.instant());
  }

  /** What the study has recorded of earlier ones, for the search as it is now. */
  private static Optional<WarmStart> recorded(AutoFTStudy study, Context<AutoFTStudy> context) {
    return Optional.ofNullable(study.getSpec().search().warmStart())
        .flatMap(
            warmStart ->
                OwnedFiles.read(
                    context.getClient(),
                    warmStartMetadata(study),
                    WarmStart.FILE,
                    SearchDigest.of(study.getSpec())))
        .flatMap(WarmStart::parse);
  }

  private static void record(AutoFTStudy study, WarmStart warmStart, Context<AutoFTStudy> context) {
    OwnedFiles.write(
        context.getClient(),
        warmStartMetadata(study),
        WarmStart.FILE,
        SearchDigest.of(study.getSpec()),
        warmStart.csv());
  }

  private List<EarlierStudy> earlier(AutoFTStudy study, Context<AutoFTStudy> context) {
    var namespace = study.getMetadata().getNamespace();
    return Optional.ofNullable(study.getSpec().search().warmStart()).stream()
        .flatMap(warmStart -> warmStart.studies().stream())
        .flatMap(name -> context.getPrimaryCache().get(new ResourceID(name, namespace)).stream())
        .map(found -> new EarlierStudy(found.getMetadata().getName(), found.getSpec(), of(found)))
        .toList();
  }

  private List<AutoFTTrial> of(AutoFTStudy study) {
    var metadata = study.getMetadata();
    return trials
        .list(metadata.getNamespace(), t -> t.getSpec().study().equals(metadata.getName()))
        .toList();
  }

  /** A trial that exists already stands as it was proposed, whatever is proposed now. */
  private void create(AutoFTStudy study, AutoFTTrialSpec spec, Context<AutoFTStudy> context) {
    var trial = new AutoFTTrial();
    trial.setMetadata(metadata(study, TrialNames.of(spec.study(), spec.number())));
    trial.setSpec(spec);
    try {
      var created = context.getClient().resource(trial).create();
      trials.handleRecentResourceCreate(ResourceID.fromResource(created), created);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  private static void remove(AutoFTStudy study, String name, Context<AutoFTStudy> context) {
    context
        .getClient()
        .resources(AutoFTTrial.class)
        .inNamespace(study.getMetadata().getNamespace())
        .withName(name)
        .delete();
  }

  /** The learned objective leaves the cluster's API as a ConfigMap, once per result. */
  private static void publish(
      AutoFTStudy study, StudyState state, AutoFTStudyStatus status, Context<AutoFTStudy> context) {
    var former = state.status().map(AutoFTStudyStatus::result);
    if (status.result() == null || Optional.of(status.result()).equals(former)) {
      return;
    }
    OwnedFiles.write(
        context.getClient(),
        metadata(study, study.getMetadata().getName() + "-objective"),
        ObjectiveFile.NAME,
        status.result().trial(),
        objective(state, status.result()));
  }

  private static String objective(StudyState state, StudyResult result) {
    return state.trials().stream()
        .filter(t -> t.getMetadata().getName().equals(result.trial()))
        .map(t -> ObjectiveFile.of(t.getSpec()))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectMeta warmStartMetadata(AutoFTStudy study) {
    return metadata(study, WarmStartChecks.name(study.getMetadata().getName()));
  }

  private static ObjectMeta metadata(AutoFTStudy study, String name) {
    return new ObjectMetaBuilder()
        .withNamespace(study.getMetadata().getNamespace())
        .withName(name)
        .withLabels(
            Map.of(Labels.MANAGED_BY, Labels.OPERATOR, Labels.STUDY, study.getMetadata().getName()))
        .withOwnerReferences(OwnerReferences.controller(study))
        .build();
  }
}
