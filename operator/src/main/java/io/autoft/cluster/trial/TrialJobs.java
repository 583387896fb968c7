package io.autoft.cluster.trial;

import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.metrics.TrialMetrics;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Creates and deletes the Jobs of trials. */
record TrialJobs(InformerEventSource<Job, AutoFTTrial> cache, TrialMetrics metrics) {

  private static final int UNPROCESSABLE = 422;

  /**
   * Creates the Job; what is observed instead, if the API server does not take it. That is strict:
   * a field of the template that it does not know is refused, not dropped.
   */
  Optional<TrialObservation> create(TrialFacts facts, Context<AutoFTTrial> context) {
    var job = TrialJob.render(facts.trial(), facts.study().orElseThrow(), facts.policy());
    try {
      var created = context.getClient().resource(job).fieldValidation(Validation.STRICT).create();
      cache.handleRecentResourceCreate(ResourceID.fromResource(created), created);
      metrics.jobCreated(facts.trial());
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

  /** One that has changed since it was seen stays: its change is an event, and another look. */
  static void delete(Job job, KubernetesClient client) {
    try {
      client.resource(job).lockResourceVersion().delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  private static TrialObservation besideStoredJob(TrialFacts facts, Context<AutoFTTrial> context) {
    var observation = TrialObserver.observe(facts);
    if (observation.action() == JobAction.DELETE) {
      facts.job().ifPresent(job -> delete(job, context.getClient()));
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
        facts.trial(),
        facts.study(),
        Optional.ofNullable(job),
        facts.pods(),
        facts.warning(),
        facts.policy(),
        facts.now());
  }
}
