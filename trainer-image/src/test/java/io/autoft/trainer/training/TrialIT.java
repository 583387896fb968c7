package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.Ensembling;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.GroupRanges;
import io.autoft.contract.Outcome;
import io.autoft.contract.ParameterDigest;
import io.autoft.contract.Reason;
import io.autoft.contract.SelectOn;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.RandomClip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialIT {

  private static final Map<String, Double> ALL_TERMS =
      Map.of(
          "learningRate", 3e-3,
          "weightDecay", 0.1,
          "weight.CrossEntropy", 1.0,
          "weight.Hinge", 0.1,
          "weight.Contrastive", 0.5,
          "weight.L2Distance", 10.0);

  @TempDir private Path folder;

  @Test
  void givesTheSameReportTwiceButForTheSeconds() throws Exception {
    var config = TrialConfigs.inner(10, ALL_TERMS);

    var first = Trials.run(config);
    var second = Trials.run(config);

    assertThat(first.outcome()).isEqualTo(Outcome.Scored);
    assertThat(Trials.withoutSeconds(first).toJson())
        .isEqualTo(Trials.withoutSeconds(second).toJson());
  }

  /** A search would blame every choice of parameters for it. */
  @Test
  void refusesAModelWithoutAFiniteOutputBeforeAnyTraining() throws Exception {
    var model = folder.resolve("model");
    RandomClip.write(
        model,
        """
        {"model_cfg": {"embed_dim": 16,
          "vision_cfg": {"image_size": 48, "patch_size": 16, "width": 64, "layers": 1},
          "text_cfg": {"width": 16, "heads": 2, "layers": 1}},
         "preprocess_cfg": {"std": [1e-38, 1e-38, 1e-38]}}
        """,
        1);
    var config =
        TrialConfigs.inner(0, Map.of())
            .toJson()
            .replace("\"model\":\"demo://shapes\"", "\"model\":\"" + model.toUri() + "\"");

    assertThatThrownBy(() -> Trials.run(TrialConfig.parse(config)))
        .isInstanceOfSatisfying(
            TrialFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.UnsupportedModel))
        .hasMessageEndingWith(
            "its output for images of oodValidation is not finite before any training");
  }

  @Test
  void reportsScoreMetricsAndResamplesOfTheParametersAskedFor() throws Exception {
    var report = Trials.run(TrialConfigs.inner(10, TrialConfigs.parameters()));

    assertThat(report.score().orElseThrow()).isBetween(0.2, 1.0);
    assertThat(report.steps()).isEqualTo(10);
    assertThat(report.parameterDigest()).isEqualTo(ParameterDigest.of(TrialConfigs.parameters()));
    assertThat(report.metrics())
        .containsOnlyKeys(
            "loss",
            "model.weights",
            "oodValidation.accuracy",
            "oodValidation.crossEntropy",
            "oodValidation.images",
            "oodValidation.macroF1",
            "standardError",
            "train.images");
    assertThat(report.metrics().get("oodValidation.accuracy")).isEqualTo(report.score().get());
    assertThat(report.seconds()).containsOnlyKeys("data", "evaluation", "model", "training");
    assertThat(report.resamples()).isPresent();
    assertThat(GroupRanges.expand(report.parameterGroups()))
        .startsWith("stem", "block.0", "block.1")
        .endsWith("final", "head", "text");
  }

  @Test
  void scoresThePretrainedModelWithoutSteps() throws Exception {
    var report = Trials.run(TrialConfigs.inner(0, Map.of()));

    assertThat(report.outcome()).isEqualTo(Outcome.Scored);
    assertThat(report.steps()).isZero();
    assertThat(report.metrics()).doesNotContainKey("loss");
  }

  @Test
  void lowersTheLossOnTheTrainingSet() throws Exception {
    double before =
        Trials.run(TrialConfigs.inner(1, TrialConfigs.parameters())).metrics().get("loss");
    double after =
        Trials.run(TrialConfigs.inner(90, TrialConfigs.parameters())).metrics().get("loss");

    assertThat(after).isLessThan(before - 0.2);
  }

  @Test
  void callsALearningRateThatIsFarTooLargeADivergence() throws Exception {
    var report = Trials.run(TrialConfigs.inner(10, TrialConfigs.parameters("learningRate", 1e30)));

    assertThat(report.outcome()).isEqualTo(Outcome.Diverged);
    assertThat(report.score()).isEmpty();
    assertThat(report.message().orElseThrow())
        .matches("diverged: at step \\d+ the [a-z ]+ was (NaN|-?Infinity)");
  }

  @Test
  void namesAParameterThatItDoesNotKnow() {
    var config = TrialConfigs.inner(10, TrialConfigs.parameters("weight.Foo", 1));

    assertThatThrownBy(() -> Trials.run(config))
        .isInstanceOfSatisfying(
            TrialFailure.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.BadConfig))
        .hasMessage(
            "parameters.weight.Foo is unknown; allowed are [learningRate,"
                + " weight.ConfidenceOnErrors, weight.Contrastive, weight.CrossEntropy,"
                + " weight.Entropy, weight.Hinge, weight.L1Distance, weight.L1Norm,"
                + " weight.L2Distance, weight.L2Norm, weight.LogitAdjusted, weightDecay]");
  }

  @Test
  void wantsALearningRateAndSomethingToMinimise() {
    assertThatThrownBy(() -> Trials.run(TrialConfigs.inner(1, Map.of("weight.Hinge", 1.0))))
        .hasMessage("parameters.learningRate is missing or 0; it must be positive");
    assertThatThrownBy(() -> Trials.run(TrialConfigs.inner(1, Map.of("learningRate", 1.0))))
        .hasMessage("parameters: no weight is above 0, so there is nothing to minimise");
  }

  @Test
  void writesACheckpointThatIsAModelAgain() throws Exception {
    var settings =
        new FinalTraining(3, SelectOn.IdValidation, Ensembling.None, folder.toUri().toString());

    var report = Trials.run(TrialConfigs.finalTraining(settings));

    var checkpoint = folder.resolve(report.checkpoint().orElseThrow());
    assertThat(report.steps()).isEqualTo(18);
    assertThat(report.tests()).extracting(t -> t.name()).containsExactly("plain", "outlined");
    assertThat(report.resamples()).isEmpty();
    assertThat(report.parameterGroups()).isEmpty();
    assertThat(Files.readAllLines(checkpoint.resolve("metrics.jsonl"))).hasSize(3);
    assertThat(checkpoint)
        .isDirectoryContaining("glob:**/head.safetensors")
        .isDirectoryContaining("glob:**/class_names.json");
    var tuned = PretrainedClip.load(ModelFiles.of(checkpoint.toUri().toString()));
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    assertThat(tuned.size()).isEqualTo(pretrained.size());
  }

  @Test
  void keepsTheLastEpochWhereNothingIsSelectedOn() throws Exception {
    var settings = new FinalTraining(2, SelectOn.None, Ensembling.None, folder.toUri().toString());

    assertThat(Trials.run(TrialConfigs.finalTraining(settings)).metrics())
        .containsEntry("epoch", 2.0);
  }

  @Test
  void evaluatesThePretrainedModelOnTheTestsWithoutEpochs() throws Exception {
    var settings =
        new FinalTraining(0, SelectOn.IdValidation, Ensembling.None, folder.toUri().toString());

    var report = Trials.run(TrialConfigs.finalTraining(settings));

    assertThat(report.outcome()).isEqualTo(Outcome.Scored);
    assertThat(report.steps()).isZero();
    assertThat(report.score()).isEqualTo(Trials.run(TrialConfigs.inner(0, Map.of())).score());
    assertThat(report.tests()).extracting(t -> t.name()).containsExactly("plain", "outlined");
  }

  @Test
  void opensEverythingAndProbesTheOutputInAPreflight() throws Exception {
    var output = folder.resolve("models");
    var config = TrialConfigs.preflight(output.toUri().toString(), "no-such-split");

    assertThatThrownBy(() -> Trials.run(config))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("no-such-split");
    assertThat(output).isEmptyDirectory();
  }

  @Test
  void refusesAnOutputThatCannotBeWrittenBeforeTraining() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "");
    var config = TrialConfigs.preflight(file.toUri().toString(), "outlined");

    assertThatThrownBy(() -> Trials.run(config))
        .isInstanceOfSatisfying(
            TrialFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.DataMissing))
        .hasMessageStartingWith("output: ");
  }
}
