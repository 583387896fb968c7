package io.autoft.cluster.report;

import io.autoft.cluster.Conflicts;
import io.autoft.cluster.Deletions;
import io.autoft.cluster.OwnedFiles;
import io.autoft.cluster.OwnedJobs;
import io.autoft.cluster.Refusals;
import io.autoft.cluster.StoredTrials;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.result.LearnedObjective;
import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries out what was decided for a page; decides nothing. */
record ReportActions(KubernetesClient client) {

  /** What was in the way, if something was. */
  Optional<Cause> carryOut(ReportPlan.Action action, ReportFacts facts) {
    switch (action) {
      case CREATE -> {
        return create(facts);
      }
      case DELETE -> facts.job().ifPresent(job -> Deletions.unlessChanged(client, job));
      case CLEAR -> OwnedFiles.remove(client, facts.study(), ReportFacts.name(facts.study()));
      case NONE -> {}
    }
    return Optional.empty();
  }

  /** The records first: a pod without them would wait for a minute. */
  private Optional<Cause> create(ReportFacts facts) {
    var study = facts.study();
    var records = records(study);
    if (records.isEmpty()) {
      return Optional.of(
          new Cause(
              ReportRecords.TOO_LARGE,
              "the records of the trials do not fit into a ConfigMap, which holds a mebibyte; autoft"
                  + " report %s writes the page elsewhere"
                      .formatted(study.getMetadata().getName())));
    }
    var job = ReportJob.render(study, facts.image(), facts.policy());
    return OwnedFiles.write(
            client, study, ReportFacts.name(study), ReportPod.RECORDS, records.get().bytes())
        .or(() -> create(noting(job, records.get())));
  }

  private Optional<ReportRecords> records(AutoFTStudy study) {
    var objective =
        OwnedFiles.find(client, study, LearnedObjective.name(study.getMetadata().getName()));
    var others = Stream.concat(Stream.<HasMetadata>of(study), objective.stream()).toList();
    var trials = new StoredTrials(client).of(study).filter(trial -> Conflicts.isOf(study, trial));
    return ReportRecords.of(others, trials, ReportRecords.MAX_BYTES);
  }

  private static Job noting(Job job, ReportRecords records) {
    return records
        .leftOut()
        .map(
            what ->
                new JobBuilder(job)
                    .editMetadata()
                    .addToAnnotations(ReportRecords.LEFT_OUT, what)
                    .endMetadata()
                    .build())
        .orElse(job);
  }

  /** One of that name that came meanwhile is looked at in the next pass. */
  private Optional<Cause> create(Job job) {
    try {
      OwnedJobs.create(client, job);
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return Optional.empty();
      }
      return Optional.of(Refusals.of(e, OwnedJobs.REFUSED, "Job").orElseThrow(() -> e));
    }
  }
}
