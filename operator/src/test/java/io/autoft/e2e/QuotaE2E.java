package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.trial.TrialOutcome;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Limits that a namespace has, in the words of the real admission of Kubernetes. */
@ExtendWith(Sandboxes.class)
@Execution(ExecutionMode.CONCURRENT)
class QuotaE2E {

  @Test
  void waitsForRoomInAQuotaAndGoesOnByItself(Sandbox sandbox) {
    var quota =
        create(
            sandbox,
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("few")
                .endMetadata()
                .withNewSpec()
                .withHard(Map.of("pods", new Quantity("1")))
                .endSpec()
                .build());
    var other = create(sandbox, podThatNobodySchedules());
    awaitUsed(sandbox, quota, "pods", "1");
    var run = sandbox.start(Quickstart.tiny());

    await("its trial waits for the quota")
        .atMost(StudyRun.LIMIT)
        .until(() -> run.trials().stream().map(QuotaE2E::outcome).toList(), QuotaE2E::waits);
    assertThat(outcome(run.trials().get(0)).message())
        .isEqualTo(
            "the ResourceQuota few has no room by now: requested: pods=1, used: pods=1, limited:"
                + " pods=1");
    await("the study says so")
        .atMost(StudyRun.LIMIT)
        .until(() -> run.condition("Ready").orElseThrow().getMessage().contains("few"));
    assertThat(run.isTrue("Stalled")).isFalse();

    sandbox.client().resource(other).delete();
    var study = run.awaitComplete();
    assertThat(study.getStatus().trials().failed()).isZero();
    assertThat(run.trials()).hasSize(1);
  }

  @Test
  void tellsThatAQuotaCountsTrialsAndGoesOnOnceItIsGone(Sandbox sandbox) {
    var quota =
        create(
            sandbox,
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("no-trials")
                .endMetadata()
                .withNewSpec()
                .withHard(Map.of("count/autofttrials.autoft.io", new Quantity("0")))
                .endSpec()
                .build());
    awaitUsed(sandbox, quota, "count/autofttrials.autoft.io", "0");
    var run = sandbox.start(Quickstart.tiny());

    run.awaitStalled("QuotaExceeded", "exceeded quota: no-trials");

    sandbox.client().resource(quota).delete();
    var study = run.awaitComplete();
    assertThat(study.getStatus().trials().failed()).isZero();
  }

  /** A quota holds once its controller has counted, which takes a while on a busy machine. */
  private static void awaitUsed(Sandbox sandbox, ResourceQuota quota, String what, String number) {
    await("the quota holds")
        .atMost(StudyRun.LIMIT)
        .until(
            () -> sandbox.client().resource(quota).get().getStatus().getUsed(),
            used -> used != null && new Quantity(number).equals(used.get(what)));
  }

  @Test
  void tellsThatALimitRangeAllowsNoSuchPod(Sandbox sandbox) {
    var range =
        create(
            sandbox,
            new LimitRangeBuilder()
                .withNewMetadata()
                .withName("small")
                .endMetadata()
                .withNewSpec()
                .addNewLimit()
                .withType("Container")
                .withMax(Map.of("memory", new Quantity("64Mi")))
                .endLimit()
                .endSpec()
                .build());
    var run = sandbox.start(Quickstart.tiny());

    run.awaitStalled("PodNotCreated", "maximum memory usage per Container is 64Mi");
    assertThat(run.isTrue("Failed")).isFalse();

    sandbox.client().resource(range).delete();
    run.awaitComplete();
  }

  private static <T extends HasMetadata> T create(Sandbox sandbox, T object) {
    return sandbox.client().resource(object).inNamespace(sandbox.namespace()).create();
  }

  private static Pod podThatNobodySchedules() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("other")
        .endMetadata()
        .withNewSpec()
        .withSchedulerName("nobody")
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .addNewContainer()
        .withName("other")
        .withImage("localhost/autoft/pause:1")
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .endContainer()
        .endSpec()
        .build();
  }

  private static TrialOutcome outcome(AutoFTTrial trial) {
    return TrialRecords.of(trial).outcome();
  }

  private static boolean waits(List<TrialOutcome> outcomes) {
    return !outcomes.isEmpty() && outcomes.get(0).reason().equals("QuotaExceeded");
  }
}
