package io.autoft.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Contract;
import io.autoft.contract.ExitCode;
import io.autoft.contract.Loss;
import io.autoft.contract.Outcome;
import io.autoft.contract.Reason;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.model.RandomClip;
import io.autoft.trainer.training.TrialConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trainer as the operator sees it: a process with an environment, an exit code and a file. */
class TrainerIT {

  private static final String SMALL =
      """
      {"embed_dim": 16, "vision_cfg": {"image_size": 48, "patch_size": 16, "width": 64, "layers": 1},
       "text_cfg": {"width": 16, "heads": 2, "layers": 1}}
      """;

  @TempDir private Path folder;

  @Test
  void reportsAScoreWithExitCodeZero() throws Exception {
    var config = TrialConfigs.inner(3, TrialConfigs.parameters());

    assertThat(exitCode(config.toJson())).isZero();
    assertThat(report().outcome()).isEqualTo(Outcome.Scored);
    assertThat(log()).contains("study-0001: model demo://shapes").contains("step 3/3, loss");
  }

  /** In one process even an order that differs from start to start is the same. */
  @Test
  void givesTheSameReportInEveryProcess() throws Exception {
    var parameters = TrialConfigs.parameters("weight.L2Distance", 10);
    for (var loss : Loss.values()) {
      parameters.putIfAbsent("weight." + loss, 0.3);
    }
    var config = TrialConfigs.inner(8, parameters).toJson();
    var reports = new TreeSet<String>();

    for (int i = 0; i < 3; i++) {
      assertThat(exitCode(config)).as(log()).isZero();
      var report = Files.readString(folder.resolve("report.json"));
      reports.add(report.replaceAll("\"seconds\":\\{[^}]*}|\"peakMemoryMiB\":[\\d.]+", ""));
    }

    assertThat(reports).hasSize(1).allMatch(report -> report.contains("\"outcome\":\"Scored\""));
  }

  @Test
  void reportsADivergenceWithExitCodeZero() throws Exception {
    var config = TrialConfigs.inner(5, TrialConfigs.parameters("learningRate", 1e30));

    assertThat(exitCode(config.toJson())).isZero();
    assertThat(report().outcome()).isEqualTo(Outcome.Diverged);
  }

  @Test
  void refusesABadConfiguration() throws Exception {
    assertFailure("{\"schemaVersion\": 1}", Reason.BadConfig, "trial is null");
  }

  @Test
  void readsNamesInAnyScriptWhateverTheLocale() throws Exception {
    var config = TrialConfigs.inner(1, TrialConfigs.parameters("weight.Größe 尺寸 🐘", 1));

    assertFailure(
        config.toJson(), Reason.BadConfig, "parameters.weight.Größe 尺寸 🐘 is unknown; allowed are");
  }

  @Test
  void refusesToStartWithoutAConfiguration() throws Exception {
    assertThat(process(List.of(), null).waitFor()).isEqualTo(ExitCode.BAD_CONFIG.code());
    assertThat(report().message().orElseThrow()).contains(Contract.CONFIG_VARIABLE);
  }

  @Test
  void missesAModel() throws Exception {
    assertFailure(withModel("file:///nowhere"), Reason.DataMissing, "no folder /nowhere");
  }

  @Test
  void refusesAModelThatItCannotRun() throws Exception {
    Files.writeString(folder.resolve("open_clip_config.json"), "{}");

    assertFailure(
        withModel(folder.toUri().toString()), Reason.UnsupportedModel, "model_cfg is missing");
  }

  /** One that every trial of a study would end with as diverged, with a report that counts. */
  @Test
  void refusesAModelThatIsBroken() throws Exception {
    RandomClip.write(folder, SMALL, 1);
    var file = folder.resolve("open_clip_model.safetensors");
    var bytes = Files.readAllBytes(file);
    // The last scalar of the last tensor, little-endian.
    bytes[bytes.length - 1] = 0x7f;
    bytes[bytes.length - 2] = (byte) 0xc0;
    Files.write(file, bytes);

    assertFailure(
        withModel(folder.toUri().toString()),
        Reason.UnsupportedModel,
        "tensor visual.transformer.resblocks.0.mlp.c_proj.weight has a value that is NaN");
  }

  @Test
  void runsAModelOfAnotherSizeWithOpenClipsTokenizer() throws Exception {
    RandomClip.write(folder, SMALL, 1);

    assertThat(exitCode(withModel(folder.toUri().toString()))).as(log()).isZero();
    assertThat(report().outcome()).isEqualTo(Outcome.Scored);
  }

  @Test
  void endsItselfAtTheTimeLimit() throws Exception {
    var config = TrialConfigs.inner(1_000_000, 3);

    assertFailure(config.toJson(), Reason.TimeLimit, "the time limit of 3 s passed after ");
  }

  @Test
  void reportsThatMemoryRanOut() throws Exception {
    var config =
        TrialConfigs.inner(1, TrialConfigs.parameters())
            .toJson()
            .replace("\"size\":\"100\"", "\"size\":\"20000\"");

    var process = process(List.of("-Xmx24m"), config);

    assertThat(process.waitFor()).as(log()).isEqualTo(ExitCode.OUT_OF_MEMORY.code());
    assertThat(report().reason()).contains(Reason.OutOfMemory);
  }

  @Test
  void reportsWhatItDidNotExpect() throws Exception {
    var config = TrialConfigs.inner(1, TrialConfigs.parameters()).toJson();

    var process = process(List.of("-Dai.djl.default_engine=None"), config);

    assertThat(process.waitFor()).as(log()).isEqualTo(ExitCode.TRAINER_ERROR.code());
    assertThat(report().reason()).contains(Reason.TrainerError);
  }

  @Test
  void saysSoWithItsExitCodeWhereNoReportCanBeWritten() throws Exception {
    Files.createDirectory(folder.resolve("report.json"));

    assertThat(exitCode("{}")).isEqualTo(ExitCode.TRAINER_ERROR.code());
    assertThat(log()).contains("the report could not be written");
  }

  @Test
  void endsAtOnceAndWithoutAReportOnSigterm() throws Exception {
    var process = process(List.of(), TrialConfigs.inner(1_000_000, 600).toJson());
    while (process.isAlive() && !log().contains("images")) {
      Thread.sleep(100);
    }
    Thread.sleep(1500);

    process.destroy();

    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.TERMINATED.code());
    assertThat(folder.resolve("report.json")).doesNotExist();
  }

  @Test
  void saysHowItsCommandIsUsed() throws Exception {
    var process = process(List.of(), null, "train");

    assertThat(process.waitFor()).isEqualTo(ExitCode.BAD_CONFIG.code());
    assertThat(log())
        .contains("unknown command train", "usage: prepare", "usage: pretrain-demo --output DIR");
  }

  private void assertFailure(String config, Reason reason, String message) throws Exception {
    assertThat(exitCode(config)).as(log()).isEqualTo(reason.exitCode().code());
    assertThat(report().outcome()).isEqualTo(Outcome.Failed);
    assertThat(report().reason()).contains(reason);
    assertThat(report().message().orElseThrow()).contains(message);
  }

  private static String withModel(String model) {
    return TrialConfigs.inner(1, TrialConfigs.parameters())
        .toJson()
        .replace("\"model\":\"demo://shapes\"", "\"model\":\"" + model + "\"");
  }

  private int exitCode(String config) throws IOException, InterruptedException {
    return process(List.of(), config).waitFor();
  }

  private Process process(List<String> flags, String config, String... arguments)
      throws IOException {
    return TrainerProcess.start(folder, flags, config, arguments);
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private TrialReport report() throws Exception {
    return TrialReport.parse(Files.readString(folder.resolve("report.json")));
  }
}
