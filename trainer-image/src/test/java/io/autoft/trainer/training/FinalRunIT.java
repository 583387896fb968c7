package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.contract.Ensembling;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.Metric;
import io.autoft.contract.Outcome;
import io.autoft.contract.SelectOn;
import io.autoft.contract.TestResult;
import io.autoft.contract.TestedAlphas;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.data.ImageCachePlaces;
import io.autoft.trainer.evaluation.Measure;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.EngineExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(EngineExtension.class)
class FinalRunIT {

  private static final Map<String, Double> CONTRASTIVE =
      Map.of("learningRate", 1e-3, "weight.Contrastive", 1.0);

  @TempDir private Path folder;

  private final NDManager manager;

  FinalRunIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void mixesTheTunedParametersWithThePretrainedOnes() throws Exception {
    var plain =
        Trials.run(config(TrainingMethod.FineTuning, SelectOn.OodValidation, Ensembling.None));
    var tuned = saved(zeroShot());
    var mixed =
        Trials.run(config(TrainingMethod.FineTuning, SelectOn.OodValidation, Ensembling.WiSEFT));

    var ensemble = mixed.ensemble().orElseThrow();
    double alpha = ensemble.alpha();
    assertThat(ensemble.idValidation()).hasSize(11);
    assertThat(ensemble.oodValidation()).hasSize(11);
    assertThat(ensemble.oodValidation().get(10)).isEqualTo(plain.score().orElseThrow());
    assertThat(ensemble.oodValidation().get(0)).isEqualTo(zeroShotScore());
    assertThat(mixed.score()).contains(ensemble.oodValidation().get((int) Math.round(alpha * 10)));
    assertThat(mixed.metrics()).containsEntry("oodValidation.accuracy", mixed.score().get());
    // Otherwise the following would say nothing.
    assertThat(alpha).isBetween(0.1, 0.9);
    assertThat(mixed.tests().stream().map(TestResult::value))
        .containsExactlyElementsOf(plain.tests().stream().map(TestResult::value).toList());
    assertThat(mixed.tests()).allMatch(t -> t.ensembled().isPresent());
    assertThat(plain.tests()).allMatch(t -> t.ensembled().isEmpty());
    assertThat(mixed.metrics().get("epoch")).isEqualTo(plain.metrics().get("epoch"));
    assertMixture(alpha, tuned, saved(zeroShot()));
    var json = new ObjectMapper().readTree(folder.resolve("study-0001/ensemble.json").toFile());
    assertThat(json.path("alpha").doubleValue()).isEqualTo(alpha);
    assertThat(json.path("curve")).hasSize(11);
    assertThat(json.path("curve").get(3).path("oodValidation.accuracy").doubleValue())
        .isEqualTo(ensemble.oodValidation().get(3));
  }

  @Test
  void measuresTheEnsembleOnEveryTest() throws Exception {
    var config = config(TrainingMethod.FineTuning, SelectOn.OodValidation, Ensembling.WiSEFT);
    var report = Trials.run(config);

    var context = DemoContext.of(config, manager);
    var theta = manager.create(saved(config));
    for (int i = 0; i < 2; i++) {
      var predictions = context.evaluator().predict(context.data().tests().get(i), theta);
      assertThat(report.tests().get(i).ensembled().orElseThrow().value())
          .isEqualTo(Measure.of(config.metric()).value(predictions));
    }
  }

  @Test
  void evaluatesEveryTestAlongTheCurveIfAskedFor() throws Exception {
    var settings =
        new FinalTraining(
            3,
            SelectOn.OodValidation,
            Ensembling.WiSEFT,
            TestedAlphas.All,
            folder.toUri().toString());
    var config =
        TrialConfigs.finalTraining(
            TrainingMethod.FineTuning, TrialConfigs.parameters("learningRate", 3e-4), settings);
    var report = Trials.run(config);
    var curve =
        new ObjectMapper()
            .readTree(folder.resolve("study-0001/ensemble.json").toFile())
            .path("curve");

    assertThat(Trials.withoutSeconds(report))
        .as("nothing but the file differs")
        .isEqualTo(
            Trials.withoutSeconds(
                Trials.run(
                    config(TrainingMethod.FineTuning, SelectOn.OodValidation, Ensembling.WiSEFT))));
    int chosen = (int) Math.round(10 * report.ensemble().orElseThrow().alpha());
    assertThat(chosen).isBetween(1, 9);
    var context = DemoContext.of(config, manager);
    var initial = context.model().initial().copy(manager);
    assertThat(curve).hasSize(11);
    for (int i = 0; i < 2; i++) {
      var test = report.tests().get(i);
      var pretrained = context.evaluator().predict(context.data().tests().get(i), initial);
      assertThat(tested(curve, 0, test)).isEqualTo(Measure.of(Metric.Accuracy).value(pretrained));
      assertThat(curve.at("/0/tests/" + test.name() + "/crossEntropy").doubleValue())
          .isEqualTo(Measure.of(Metric.CrossEntropy).value(pretrained));
      assertThat(tested(curve, 10, test)).isEqualTo(test.value());
      assertThat(tested(curve, chosen, test)).isEqualTo(test.ensembled().orElseThrow().value());
      for (int alpha = 0; alpha <= 10; alpha++) {
        assertThat(tested(curve, alpha, test)).isBetween(0.0, 1.0);
      }
    }
  }

  private static double tested(JsonNode curve, int tenths, TestResult test) {
    return curve.get(tenths).at("/tests/" + test.name() + "/accuracy").doubleValue();
  }

  /** With a clock that jumps, whatever is evaluated in more than one portion is told. */
  @Test
  void evaluatesEveryTestOnceAfterAllTraining() throws Exception {
    var config = config(TrainingMethod.FineTuning, SelectOn.IdValidation, Ensembling.None);
    var json = config.toJson().replace("\"size\":\"100\"", "\"size\":\"300\"");
    var said = new ArrayList<String>();

    try (var workbench = new Workbench(ImageCachePlaces.of(Optional.empty()), Clock.systemUTC())) {
      var progress = new Progress(new TickingClock(Duration.ofHours(1)), said::add);
      new Trial(TrialConfig.parse(json), workbench, progress, Clock.systemUTC()).run();
    }

    var evaluated = said.stream().filter(line -> line.endsWith(" evaluated")).toList();
    assertThat(evaluated)
        .containsExactly(
            "idValidation: 250/300 evaluated",
            "idValidation: 250/300 evaluated",
            "idValidation: 250/300 evaluated",
            "idValidation: 250/300 evaluated",
            "oodValidation: 250/300 evaluated",
            "plain: 250/300 evaluated",
            "outlined: 250/300 evaluated");
    assertThat(said.subList(said.indexOf("plain: 250/300 evaluated"), said.size()))
        .noneMatch(line -> line.contains("step "));
    assertThat(said).anyMatch(line -> line.matches("epoch 1/\\d+, step 1/\\d+, loss .*"));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLYP", "AuxiliaryHead", "TextHead"})
  void makesTheHeadFromTheTextTowerAnewAtEveryAlpha(TrainingMethod method) throws Exception {
    var config = config(method, SelectOn.OodValidation, Ensembling.WiSEFT);
    var report = Trials.run(config);

    var curve = report.ensemble().orElseThrow().oodValidation();
    assertThat(curve.get(0)).isEqualTo(zeroShotScore());
    assertThat(report.outcome()).isEqualTo(Outcome.Scored);
    var context = DemoContext.of(config, manager);
    var saved = saved(config);
    var theta = manager.create(saved);
    context.model().rebuildHead(theta);
    assertThat(theta.toFloatArray()).isEqualTo(saved);
  }

  @Test
  void evaluatesTheProbeAndTheTwoStagesToo() throws Exception {
    for (var method : new TrainingMethod[] {TrainingMethod.LinearProbe, TrainingMethod.LPFT}) {
      var report = Trials.run(config(method, SelectOn.IdValidation, Ensembling.WiSEFT));

      assertThat(report.steps()).as("steps of %s", method).isEqualTo(18);
      assertThat(report.ensemble().orElseThrow().oodValidation().get(0)).isEqualTo(zeroShotScore());
      assertThat(Files.readAllLines(folder.resolve("study-0001/metrics.jsonl"))).hasSize(3);
    }
  }

  @Test
  void leavesTheLinesOfARunThatDiverged() throws Exception {
    var settings = settings(SelectOn.None, Ensembling.WiSEFT);
    var config =
        TrialConfigs.finalTraining(
            TrainingMethod.FineTuning, TrialConfigs.parameters("learningRate", 1e30), settings);

    assertThat(Trials.run(config).outcome()).isEqualTo(Outcome.Diverged);

    assertThat(Files.readString(folder.resolve("study-0001.metrics.jsonl")))
        .startsWith("{\"epoch\":1,\"steps\":")
        .contains("\"diverged\":\"diverged: at step");
    assertThat(folder.resolve("study-0001")).doesNotExist();
    assertThat(folder.resolve(".study-0001.state")).doesNotExist();
  }

  /** A single step, so that no further loss shows what it did. */
  @Test
  void savesAndScoresNoParametersWithoutAnOutput() throws Exception {
    for (var ensembling : Ensembling.values()) {
      var settings = new FinalTraining(1, SelectOn.None, ensembling, folder.toUri().toString());
      var config =
          TrialConfigs.finalTraining(
              TrainingMethod.FineTuning, TrialConfigs.parameters("learningRate", 1e8), settings);

      var report =
          Trials.run(
              TrialConfig.parse(config.toJson().replace("\"batchSize\":16", "\"batchSize\":100")));

      assertThat(report.outcome()).isEqualTo(Outcome.Diverged);
      assertThat(report.message()).contains("diverged: at step 1 the output of the model was NaN");
      assertThat(folder.resolve("study-0001")).doesNotExist();
    }
  }

  @Test
  void saysInTheCheckpointWhereItComesFrom() throws Exception {
    var config = config(TrainingMethod.FineTuning, SelectOn.OodValidation, Ensembling.WiSEFT);

    var report = Trials.run(config);

    var checkpoint = folder.resolve("study-0001");
    var trial = Files.readString(checkpoint.resolve("trial.json"));
    assertThat(TrialConfig.parse(trial)).isEqualTo(config);
    var result = TrialReport.parse(Files.readString(checkpoint.resolve("result.json")));
    assertThat(result).isEqualTo(Trials.withoutSeconds(report));
    assertThat(result.tests()).hasSize(2);
    assertThat(Files.readString(checkpoint.resolve("hparams.json")))
        .isEqualTo(
            """
            {
              "lossw_ce" : 1.0,
              "lr" : 3.0E-4,
              "wd" : 0.1,
              "seed" : 3
            }
            """);
    assertThat(Files.readString(checkpoint.resolve("README.md")))
        .startsWith("---\nlibrary_name: open_clip\n")
        .contains("| trained on | demo://shapes, split train, 100 images |")
        .contains("| outlined | 100 | ")
        .contains("AutoFT trainer " + SoftwareVersions.here().trainer() + ", PyTorch ");
  }

  @Test
  void leavesNothingBesideTheCheckpoint() throws Exception {
    Trials.run(config(TrainingMethod.FineTuning, SelectOn.None, Ensembling.None));

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("study-0001"));
    }
  }

  private void assertMixture(double alpha, float[] tuned, float[] mixed) throws TrialFailure {
    var initial =
        DemoContext.of(zeroShot(), manager).model().initial().copy(manager).toFloatArray();
    assertThat(mixed).hasSameSizeAs(tuned).hasSameSizeAs(initial);
    for (int i = 0; i < mixed.length; i++) {
      assertThat((double) mixed[i])
          .isCloseTo((1 - alpha) * initial[i] + alpha * tuned[i], within(1e-6));
    }
  }

  private float[] saved(TrialConfig config) throws IOException, TrialFailure {
    var layout = DemoContext.of(config, manager).model().layout();
    return SavedParameters.of(folder.resolve("study-0001"), layout, manager).toFloatArray();
  }

  private TrialConfig config(TrainingMethod method, SelectOn selectOn, Ensembling ensembling) {
    var parameters =
        switch (method) {
          case FLYP -> CONTRASTIVE;
          case AuxiliaryHead -> TrialConfigs.parameters("weight.Contrastive", 1);
          default -> TrialConfigs.parameters("learningRate", 3e-4);
        };
    return TrialConfigs.finalTraining(method, parameters, settings(selectOn, ensembling));
  }

  private FinalTraining settings(SelectOn selectOn, Ensembling ensembling) {
    return new FinalTraining(3, selectOn, ensembling, folder.toUri().toString());
  }

  private static TrialConfig zeroShot() {
    return TrialConfigs.inner(0, Map.of());
  }

  private static double zeroShotScore() throws TrialFailure {
    return Trials.run(zeroShot()).score().orElseThrow();
  }
}
