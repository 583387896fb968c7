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
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import java.time.Clock;

/**
 * An operator as a new process has it: without memory of what the former one did or would try again
 * later. One that is started again still takes for busy what it was about when it was stopped.
 */
public final class FreshOperator {

  private FreshOperator() {}

  /** One of all namespaces, which is not started yet. */
  public static Operator of(KubernetesClient client, StatusStore statuses) {
    return of(client, statuses, Limits.NONE);
  }

  /** Likewise, with limits. */
  public static Operator of(KubernetesClient client, StatusStore statuses, Limits limits) {
    return in(Constants.WATCH_ALL_NAMESPACES, client, statuses, limits);
  }

  /** One of a single namespace. */
  public static Operator in(String namespace, KubernetesClient client, StatusStore statuses) {
    return in(namespace, client, statuses, Limits.NONE);
  }

  /**
   * With what a release has where its values say nothing, and without server-side apply as there.
   */
  private static Operator in(
      String namespace, KubernetesClient client, StatusStore statuses, Limits limits) {
    var operator =
        new Operator(
            o ->
                o.withKubernetesClient(client)
                    .withCloseClientOnStop(false)
                    .withUseSSAToPatchPrimaryResource(false));
    var clock = Clock.systemUTC();
    var trials = new StudyTrials();
    var digests = new SearchDigests();
    operator.register(
        new StudyReconciler(
            clock,
            trials,
            statuses,
            digests,
            PodPolicy.DEFAULT,
            new Reports("autoft", PodPolicy.DEFAULT),
            limits,
            new Shutdown(),
            Unmeasured.studies()),
        o -> o.settingNamespace(namespace));
    operator.register(
        new TrialReconciler(
            clock,
            trials,
            statuses,
            digests,
            PodPolicy.DEFAULT,
            limits,
            new Shutdown(),
            Unmeasured.trials(),
            new TrainerLogs(false)),
        o -> o.settingNamespace(namespace));
    return operator;
  }
}
