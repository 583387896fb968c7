package io.autoft.testing;

import io.autoft.cluster.Limits;
import io.autoft.cluster.SearchDigests;
import io.autoft.cluster.Shutdown;
import io.autoft.cluster.StatusStore;
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
    var digests = new SearchDigests();
    operator.register(studies(statuses, digests));
    operator.register(trials(statuses, digests));
    return operator;
  }

  /** A part of it, with what a release has where its values say nothing. */
  public static StudyReconciler studies(StatusStore statuses, SearchDigests digests) {
    return new StudyReconciler(
        Clock.systemUTC(),
        statuses,
        digests,
        PodPolicy.DEFAULT,
        new Reports("autoft", PodPolicy.DEFAULT),
        Limits.NONE,
        new Shutdown(),
        Unmeasured.studies());
  }

  /** The other part. */
  public static TrialReconciler trials(StatusStore statuses, SearchDigests digests) {
    return new TrialReconciler(
        Clock.systemUTC(),
        statuses,
        digests,
        PodPolicy.DEFAULT,
        Limits.NONE,
        new Shutdown(),
        Unmeasured.trials(),
        new TrainerLogs(false));
  }
}
