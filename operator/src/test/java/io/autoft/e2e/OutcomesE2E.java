package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.testing.Repository;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** How trials and studies end, with trainers that end so. */
@ExtendWith(Sandboxes.class)
@Execution(ExecutionMode.CONCURRENT)
class OutcomesE2E {

  /** Of one scalar each, which is not what the demo model's configuration needs. */
  private static final String TENSORS =
      "{\"visual.class_embedding\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
          + "\"positional_embedding\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}";

  @Test
  void searchesInAnyOrderForTheLeastCrossEntropy(Sandbox sandbox) {
    var run =
        sandbox.start(
            Quickstart.tiny()
                .with("spec.objective.metric", "CrossEntropy")
                .with("spec.search.mode", "Asynchronous")
                .with("spec.search.sampler", "Random")
                .with("spec.search.baselines", "[FineTuning]")
                .with("spec.parallelism", "3")
                .with("spec.budget.trials", "5"));

    var status = run.awaitComplete().getStatus();

    var search =
        run.trials().stream().filter(t -> t.getSpec().purpose() == TrialPurpose.Search).toList();
    var least = search.stream().min(Comparator.comparingDouble(FinishedStudy::score)).orElseThrow();
    assertThat(search).hasSize(5);
    assertThat(status.best().trial()).isEqualTo(least.getMetadata().getName());
    assertThat(status.result().improvement())
        .isEqualTo(status.baseline().score() - status.best().score());
  }

  @Test
  void countsADivergenceAsAResultAndStopsATrialAtItsTimeLimit(Sandbox sandbox) {
    var diverging =
        sandbox.start(
            Quickstart.tiny()
                .with("spec.objective.losses", "[CrossEntropy]")
                .with("spec.search.innerSteps", "20")
                .with(
                    "spec.search.initialTrials",
                    "[{learningRate: 1.0e+30, weightDecay: 0, weight.CrossEntropy: 1}]")
                .with("spec.budget.trials", "2"));
    var status = diverging.awaitComplete().getStatus();
    assertThat(status.trials().diverged()).isEqualTo(1);
    assertThat(status.trials().failed()).isZero();
    assertThat(diverging.trials())
        .extracting(t -> t.getStatus().state())
        .containsExactly("Diverged", "Scored");

    var slow =
        sandbox.start(
            Quickstart.tiny()
                .with("metadata.name", "slow")
                .with("spec.search.innerSteps", "100000")
                .with("spec.trainer.trialTimeoutSeconds", "5")
                .with("spec.budget", "{trials: 1, failedTrials: 0}"));
    await("the study is Failed").atMost(StudyRun.LIMIT).until(() -> slow.isTrue("Failed"));
    var failed = slow.trials().get(0).getStatus();
    assertThat(reason(failed)).isEqualTo("TimeLimit");
    assertThat(failed.attempts()).isEqualTo(1);
  }

  @Test
  void saysWhichTensorDoesNotFit(Sandbox sandbox) {
    var config =
        Repository.read("trainer-image/src/main/resources/models/shapes/open_clip_config.json");
    sandbox
        .client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("misshapen")
                .withNamespace(sandbox.namespace())
                .endMetadata()
                .withData(Map.of("open_clip_config.json", config))
                .withBinaryData(Map.of("open_clip_model.safetensors", safetensors()))
                .build())
        .create();
    var run =
        sandbox.start(
            Quickstart.tiny()
                .with("spec.model.source", "file:///models/misshapen")
                .with(
                    "spec.trainer.template",
                    "{spec: {volumes: [{name: misshapen, configMap: {name: misshapen}}], containers:"
                        + " [{name: trainer, volumeMounts: [{name: misshapen, mountPath:"
                        + " /models/misshapen}]}]}}"));

    run.awaitStalled(
        "UnsupportedModel", "tensor visual.class_embedding has shape [1]; [64] is expected");
  }

  @Test
  @ResourceLock(Cluster.OPERATOR)
  void confirmsTheBestWithFreshSeedsThoughTheOperatorIsKilled(Sandbox sandbox) {
    sandbox.apply(Quickstart.volume());
    var run =
        sandbox.start(
            Quickstart.tinyWithFinalTraining()
                .with("spec.search.innerSteps", "30")
                .with("spec.search.baselines", "[FineTuning]")
                .with("spec.budget.trials", "3")
                .with("spec.parallelism", "2")
                .with("spec.confirmation", "{candidates: 2, repeats: 2}"));
    await("confirmation has begun")
        .atMost(StudyRun.LIMIT)
        .until(() -> run.trials().stream().anyMatch(t -> is(t, TrialPurpose.Confirmation)));
    sandbox.cluster().killOperator();
    await("final training has begun")
        .atMost(StudyRun.LIMIT)
        .until(() -> run.trials().stream().anyMatch(t -> is(t, TrialPurpose.FinalTraining)));
    sandbox.cluster().killOperator();

    var status = run.awaitComplete().getStatus();

    assertThat(run.condition("Confirmed").orElseThrow().getStatus()).isEqualTo("True");
    assertThat(status.confirmation().seeds()).isEqualTo(2);
    assertThat(status.confirmation().comparisons())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.lower()).isLessThanOrEqualTo(c.difference());
              assertThat(c.upper()).isGreaterThanOrEqualTo(c.difference());
            });
    assertThat(status.result().finalTrainings()).isNotEmpty();
    assertThat(run.trials())
        .allSatisfy(t -> assertThat(t.getStatus().attempts()).isEqualTo(1))
        .extracting(t -> t.getSpec().number())
        .doesNotHaveDuplicates();
  }

  private static boolean is(AutoFTTrial trial, TrialPurpose purpose) {
    return trial.getSpec().purpose() == purpose;
  }

  private static String reason(AutoFTTrialStatus status) {
    return status.conditions().stream()
        .filter(c -> c.getType().equals("Failed"))
        .findFirst()
        .orElseThrow()
        .getReason();
  }

  private static String safetensors() {
    var header = TENSORS.getBytes(StandardCharsets.UTF_8);
    var bytes = ByteBuffer.allocate(8 + header.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header).putFloat(1).putFloat(1);
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
