package io.autoft.cluster.study;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.cluster.Conflicts;
import io.autoft.cluster.Deletions;
import io.autoft.cluster.ObjectQuota;
import io.autoft.cluster.OwnedFiles;
import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.StudyTrials;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.study.StudyPlan;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialNames;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Carries out a study's plan; decides nothing.
 *
 * @param trials is told of those that are created
 */
record StudyActions(StudyTrials trials) {

  /**
   * Does all of it, or what comes before something that is in the way: a number that was left out
   * would never be given.
   */
  Optional<Cause> carryOut(StudyPlan plan, AutoFTStudy study, Context<AutoFTStudy> context) {
    plan.remove().forEach(name -> remove(study, name, context));
    var created = plan.create().stream().map(trial -> create(study, trial, context));
    var written =
        plan.files().stream().map(files -> OwnedFiles.write(context.getClient(), study, files));
    // Lazily, one after the other.
    return Stream.concat(created, written).flatMap(Optional::stream).findFirst();
  }

  /**
   * A trial that exists already stands as it was proposed, whatever is proposed now. One that is on
   * its way out, such as a former study's, is waited for: the exception leads to another attempt.
   */
  private Optional<Cause> create(
      AutoFTStudy study, AutoFTTrialSpec spec, Context<AutoFTStudy> context) {
    var trial = new AutoFTTrial();
    trial.setMetadata(OwnerReferences.child(study, TrialNames.of(spec.study(), spec.number())));
    trial.setSpec(spec);
    try {
      trials.created(context.getClient().resource(trial).create());
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        return Optional.of(ObjectQuota.cause(e).orElseThrow(() -> e));
      }
      var stored = context.getClient().resource(trial).get();
      if (stored == null
          || stored.getMetadata().getDeletionTimestamp() != null
          || Conflicts.isOfFormer(study, stored)) {
        throw e;
      }
      return Conflicts.isOf(study, stored) ? Optional.empty() : Optional.of(Conflicts.with(stored));
    }
  }

  private void remove(AutoFTStudy study, String name, Context<AutoFTStudy> context) {
    trials
        .get(new ResourceID(name, study.getMetadata().getNamespace()))
        .filter(trial -> Conflicts.isOf(study, trial))
        .ifPresent(trial -> Deletions.unlessChanged(context.getClient(), trial));
  }
}
