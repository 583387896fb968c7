package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.testing.Document;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** What happens to the node of a trial. By itself, since others would get no node meanwhile. */
@Isolated
@ExtendWith(Sandboxes.class)
class NodeE2E {

  /** Stands in for a GPU: a resource of which a node says that it has some. */
  private static final String GPU = "example.com/gpu";

  @Test
  void aDrainedNodeIsADisruptionAndTheTrialRunsAgain(Sandbox sandbox) {
    var run = sandbox.start(longer());
    run.awaitRunning();
    var spec = run.trials().get(0).getSpec();
    var pod = sandbox.items(Pod.class).get(0);

    setUnschedulable(sandbox, true);
    try {
      assertThat(sandbox.client().pods().resource(pod).evict()).isTrue();
      await("the trial waits for a node")
          .atMost(StudyRun.LIMIT)
          .until(
              () -> run.condition("Stalled"),
              c -> c.orElseThrow().getReason().equals("Unschedulable"));
    } finally {
      setUnschedulable(sandbox, false);
    }

    var study = run.awaitComplete();
    assertThat(study.getStatus().trials().failed()).isZero();
    assertThat(run.trials())
        .singleElement()
        .satisfies(
            trial -> {
              assertThat(trial.getSpec()).isEqualTo(spec);
              assertThat(trial.getStatus().disruptions()).isEqualTo(1);
              assertThat(trial.getStatus().attempts()).isEqualTo(2);
            });
  }

  @Test
  void theSearchEndsWithItsBudgetOfGpuHoursAndGoesOnWithALargerOne(Sandbox sandbox) {
    changeStatus(sandbox, node -> withGpus(node, "1"));
    try {
      var run =
          sandbox.start(
              longer()
                  .with("spec.trainer.resources.limits", "{memory: 1Gi, %s: 1}".formatted(GPU))
                  .with("spec.budget", "{trials: 50, gpuHours: 0.001}"));

      var status = run.awaitComplete().getStatus();
      int trials = run.trials().size();
      assertThat(status.budget().spent().gpuHours()).isGreaterThanOrEqualTo(0.001);
      assertThat(status.summary().gpuHours()).endsWith("/0.001");
      assertThat(trials).isLessThan(50);
      assertThat(run.trials())
          .allMatch(t -> t.getStatus().gpuSeconds().equals(t.getStatus().runningSeconds()));

      double spent = status.budget().spent().gpuHours();
      var more = run.change("spec.budget.gpuHours", Double.toString(spent + 0.0005));
      more.awaitComplete();
      assertThat(run.trials().stream().filter(t -> t.getSpec().purpose() == TrialPurpose.Search))
          .hasSizeGreaterThan(trials)
          .hasSizeLessThan(50);
    } finally {
      changeStatus(sandbox, node -> withGpus(node, "0"));
    }
  }

  private static Document longer() {
    return Quickstart.tiny().with("spec.search.innerSteps", "300").with("spec.parallelism", "1");
  }

  /** What {@code kubectl cordon} does, and undoes. */
  private static void setUnschedulable(Sandbox sandbox, boolean unschedulable) {
    node(sandbox)
        .edit(
            node ->
                new NodeBuilder(node)
                    .editSpec()
                    .withUnschedulable(unschedulable)
                    .endSpec()
                    .build());
  }

  private static void changeStatus(Sandbox sandbox, UnaryOperator<Node> change) {
    node(sandbox).editStatus(change);
  }

  private static Node withGpus(Node node, String count) {
    return new NodeBuilder(node)
        .editStatus()
        .addToCapacity(GPU, new Quantity(count))
        .addToAllocatable(GPU, new Quantity(count))
        .endStatus()
        .build();
  }

  private static Resource<Node> node(Sandbox sandbox) {
    var nodes = sandbox.client().nodes().list().getItems();
    assertThat(nodes).as("a cluster of one node").hasSize(1);
    return sandbox.client().nodes().withName(nodes.get(0).getMetadata().getName());
  }
}
