package io.autoft.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.contract.Contract;
import io.autoft.contract.ExitCode;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialOrder;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.training.TrialConfigs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warm trainer as whoever orders from it sees it. */
class ServeIT {

  @TempDir private Path folder;
  private Process trainer;
  private BufferedReader answers;

  @BeforeEach
  void start() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    trainer =
        new ProcessBuilder(
                List.of(
                    java,
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Trainer.class.getName(),
                    ServeCommand.NAME))
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    answers = trainer.inputReader();
  }

  @AfterEach
  void end() {
    trainer.destroyForcibly();
  }

  @Test
  void reportsOneTrialAfterTheOther() throws Exception {
    var good = TrialConfigs.inner(4, TrialConfigs.parameters());
    var alone = TrainerProcess.start(folder, List.of(), good.toJson());
    assertThat(alone.waitFor(120, TimeUnit.SECONDS)).isTrue();
    var expected = comparable(folder.resolve("report.json"));

    assertThat(exitCode("first", good.toJson())).isZero();
    assertThat(exitCode("second", "{\"schemaVersion\": 1}")).isEqualTo(ExitCode.BAD_CONFIG.code());
    assertThat(exitCode("third", good.toJson())).isZero();

    assertThat(comparable(folder.resolve("first"))).isEqualTo(expected);
    assertThat(comparable(folder.resolve("third"))).isEqualTo(expected);
    assertThat(folder.resolve("first.log")).content().contains("computes in FP32", "step 4/4");
    assertThat(folder.resolve("second.log"))
        .content()
        .contains("BadConfig: not a trial configuration: trial is null");
    // The model is still there.
    assertThat(folder.resolve("third.log")).content().contains("step 4/4").doesNotContain("FP32");
    assertThat(folder.resolve("stderr")).content().doesNotContain("step");
  }

  @Test
  void endsWithItsOrders() throws Exception {
    order("long", endless().toJson());
    awaitLog("long.log");

    trainer.getOutputStream().close();

    assertThat(trainer.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(trainer.exitValue()).isEqualTo(ExitCode.TERMINATED.code());
    assertThat(folder.resolve("long")).doesNotExist();
  }

  @Test
  void endsAtATrialsTimeLimitWithItsExitCodeAndReport() throws Exception {
    var json = (ObjectNode) new ObjectMapper().readTree(endless().toJson());
    order("late", json.put("timeLimitSeconds", 2).toString());

    assertThat(trainer.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(trainer.exitValue()).isEqualTo(ExitCode.TIME_LIMIT.code());
    assertThat(TrialReport.parse(Files.readString(folder.resolve("late"))).message())
        .hasValueSatisfying(m -> assertThat(m).startsWith("the time limit of 2 s passed"));
  }

  @Test
  void doesNotServeWhatIsNoOrder() throws Exception {
    write("{}");

    assertThat(trainer.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(trainer.exitValue()).isEqualTo(ExitCode.BAD_CONFIG.code());
    assertThat(folder.resolve("stderr")).content().contains("report is null");
  }

  private static TrialConfig endless() {
    return TrialConfigs.inner(100_000, TrialConfigs.parameters());
  }

  private int exitCode(String name, String config) throws IOException {
    order(name, config);
    return TrialOrder.exitCode(answers.readLine()).orElseThrow();
  }

  private void order(String name, String config) throws IOException {
    var report = folder.resolve(name).toString();
    write(new TrialOrder(report, report + ".log", config).toLine());
  }

  private void write(String line) throws IOException {
    var writer = trainer.outputWriter();
    writer.write(line + "\n");
    writer.flush();
  }

  private void awaitLog(String name) throws Exception {
    var log = folder.resolve(name);
    for (int i = 0;
        i < 600 && !(Files.exists(log) && Files.readString(log).contains("step"));
        i++) {
      Thread.sleep(100);
    }
    assertThat(log).content().contains("step");
  }

  private static ObjectNode comparable(Path report) throws IOException {
    var json = (ObjectNode) new ObjectMapper().readTree(Files.readString(report));
    json.remove("seconds");
    json.withObject("/metrics").remove(TrialReport.PEAK_MEMORY);
    assertThat(json.path("schemaVersion").asInt()).isEqualTo(Contract.SCHEMA_VERSION);
    return json;
  }
}
