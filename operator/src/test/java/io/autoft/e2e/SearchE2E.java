package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.crd.AutoFTTrial;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a search can say, with trainers that do it: one after the other, since they compute a lot.
 */
@ExtendWith(Sandboxes.class)
class SearchE2E {

  @Test
  void trainsEveryBaseline(Sandbox sandbox) {
    var run =
        sandbox.start(
            Quickstart.tiny()
                .with(
                    "spec.search.baselines",
                    "[ZeroShot, LinearProbe, FineTuning, LPFT, L2SP, LogitAdjusted, FLYP]"));
    run.awaitComplete();

    var baselines =
        run.trials().stream().filter(t -> t.getSpec().purpose() == TrialPurpose.Baseline).toList();
    assertThat(baselines)
        .extracting(t -> t.getSpec().baseline())
        .isEqualTo(Arrays.asList(BaselineName.values()));
    assertThat(baselines)
        .extracting(t -> t.getStatus().metrics().get("oodValidation.crossEntropy"))
        .doesNotContainNull()
        .as("each is trained in its own way")
        .doesNotHaveDuplicates();
  }

  @Test
  void searchesValuesForEachGroupOfTheModelsLayers(Sandbox sandbox) {
    var run =
        sandbox.start(
            Quickstart.tiny()
                .with("spec.search.layerwise", "RegularizersAndOptimizer")
                .with("spec.search.trialSeed", "Searched")
                .with("spec.objective.parameterTerms", "Sum")
                .with("spec.budget.trials", "3"));
    run.awaitComplete();

    var groups = List.of("stem", "block.0-2", "final", "head", "text");
    var trials = run.trials();
    assertThat(trials).hasSize(3);
    assertThat(trials.get(0).getStatus().parameterGroups()).isEqualTo(groups);
    assertThat(trials.get(0).getSpec().parameters()).as("for all").containsKey("learningRate");
    for (AutoFTTrial trial : trials.subList(1, 3)) {
      assertThat(trial.getSpec().proposal().parameterGroups()).isEqualTo(groups);
      assertThat(trial.getSpec().parameters())
          .hasSize(5 + 1 + 6 * 7)
          .containsKeys("learningRate/block.2", "weightDecay/text", "weight.L1Norm/head");
      assertThat(trial.getSpec().parameters().get("seed"))
          .isEqualTo((double) trial.getSpec().seed());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TPE", "GP", "CMAES", "Sobol", "Random", "Auto"})
  void proposesByEverySampler(String sampler, Sandbox sandbox) {
    var run =
        sandbox.start(
            Quickstart.tiny()
                .with("spec.search.sampler", sampler)
                .with("spec.search.startupTrials", "1")
                .with("spec.budget.trials", "3"));
    run.awaitComplete();

    assertThat(run.trials())
        .hasSize(3)
        .allMatch(t -> t.getSpec().proposal().sampler().name().equals(sampler))
        .extracting(t -> t.getSpec().parameters())
        .doesNotHaveDuplicates();
    assertThat(run.trials().get(2).getSpec().proposal().finished())
        .as("trials that it is proposed from")
        .isEqualTo("0");
  }

  @Test
  void learnsFromAnEarlierStudy(Sandbox sandbox) {
    var earlier = sandbox.start(Quickstart.tiny().with("spec.budget.trials", "2"));
    earlier.awaitComplete();
    var later =
        sandbox.start(
            Quickstart.tiny()
                .with("metadata.name", "later")
                .with("spec.search.seed", "1")
                .with("spec.search.warmStart", "{studies: [tiny]}"));
    later.awaitComplete();

    var record =
        sandbox
            .client()
            .configMaps()
            .inNamespace(sandbox.namespace())
            .withName("later-warm-start")
            .get();
    assertThat(record.getData().get("history.csv").lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("study,number,score,learningRate,weight.ConfidenceOnErrors,");
    assertThat(later.trials().get(0).getSpec().proposal().warmStart()).hasSize(16);
  }
}
