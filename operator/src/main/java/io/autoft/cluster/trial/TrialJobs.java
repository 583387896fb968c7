package io.autoft.cluster.trial;

import io.autoft.cluster.Deletions;
import io.autoft.cluster.OwnedJobs;
import io.autoft.cluster.Refusals;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.metrics.TrialMetrics;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Creates and deletes the Jobs of trials. */
record TrialJobs(InformerEventSource<Job, AutoFTTrial> cache, TrialMetrics metrics) {

  /** Creates the Job; what is observed instead, if the API server does not take it. */
  Optional<TrialObservation> create(TrialFacts facts, Context<AutoFTTrial> context) {
    var job = TrialJob.render(facts.trial(), facts.study().orElseThrow(), facts.policy());
    try {
      var created = OwnedJobs.create(context.getClient(), job);
      cache.handleRecentResourceCreate(ResourceID.fromResource(created), created);
      metrics.jobCreated(facts.trial());
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return Optional.of(besideStoredJob(withStoredJob(facts, context), context));
      }
      if (Refusals.isOne(e)) {
        return Optional.of(TrialObserver.refused(facts, Refusals.words(e)));
      }
      throw e;
    }
  }

  private static TrialObservation besideStoredJob(TrialFacts facts, Context<AutoFTTrial> context) {
    var observation = TrialObserver.observe(facts);
    if (observation.action() == JobAction.DELETE) {
      facts.job().ifPresent(job -> Deletions.unlessChanged(context.getClient(), job));
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
    return facts.withJob(Optional.ofNullable(job));
  }
}
