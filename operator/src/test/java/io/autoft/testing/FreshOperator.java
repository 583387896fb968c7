package io.autoft.testing;

import io.autoft.cluster.Limits;
import io.autoft.cluster.SearchDigests;
import io.autoft.cluster.Shutdown;
import io.autoft.cluster.StatusStore;
import io.autoft.cluster.StudyTrials;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.cluster.report.Reports;
import io.autoft.cluster.study.StudyReconciler;
import io.autoft.cluster.trial.TrainerLogs;
import io.autoft.cluster.trial.TrialReconciler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.time.Clock;

/**
 * An operator as a new process has it: without memory of what the former one did or would try again
 * later. One that is started again still takes for busy what it was about when it was stopped.
 */
public final class FreshOperator {

  private FreshOperator() {}

  /** One that is not started yet. */
  public static Operator of(KubernetesClient client, StatusStore statuses) {
    var operator = new Operator(o -> o.withKubernetesClient(client).withCloseClientOnStop(false));
    var trials = new StudyTrials();
    var digests = new SearchDigests();
    operator.register(studies(trials, statuses, digests));
    operator.register(trials(trials, statuses, digests));
    return operator;
  }

  /** One of a single namespace, as the application has it: without server-side apply. */
  public static Operator in(String namespace, KubernetesClient client, StatusStore statuses) {
    var operator =
        new Operator(
            o ->
                o.withKubernetesClient(client)
                    .withCloseClientOnStop(false)
                    .withUseSSAToPatchPrimaryResource(false));
    var trials = new StudyTrials();
    var digests = new SearchDigests();
    operator.register(studies(trials, statuses, digests), o -> o.settingNamespace(namespace));
    operator.register(trials(trials, statuses, digests), o -> o.settingNamespace(namespace));
    return operator;
  }

  /** A part of it, with what a release has where its values say nothing. */
  private static StudyReconciler studies(
      StudyTrials trials, StatusStore statuses, SearchDigests digests) {
    return new StudyReconciler(
        Clock.systemUTC(),
        trials,
        statuses,
        digests,
        PodPolicy.DEFAULT,
        new Reports("autoft", PodPolicy.DEFAULT),
        Limits.NONE,
        new Shutdown(),
        Unmeasured.studies());
  }

  /** The other part. */
  private static TrialReconciler trials(
      StudyTrials trials, StatusStore statuses, SearchDigests digests) {
    return new TrialReconciler(
        Clock.systemUTC(),
        trials,
        statuses,
        digests,
        PodPolicy.DEFAULT,
        Limits.NONE,
        new Shutdown(),
        Unmeasured.trials(),
        new TrainerLogs(false));
  }
}
