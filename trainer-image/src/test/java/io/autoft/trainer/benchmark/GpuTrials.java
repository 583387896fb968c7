package io.autoft.trainer.benchmark;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.contract.Contract;
import io.autoft.contract.InnerSteps;
import io.autoft.contract.ParameterNames;
import io.autoft.contract.Precision;
import io.autoft.contract.TrainingConfig;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.Trainer;
import io.autoft.trainer.training.TrialConfigs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whole trials over the demo world, each in a trainer's process of its own. */
final class GpuTrials {

  private static final double RATE = 1e-5;
  private static final int VALIDATION_SIZE = 256;

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * A trial that has ended.
   *
   * @param exitCode of the process
   * @param seconds of the clock from its start to its end
   */
  record Ended(TrialReport report, int exitCode, double seconds) {}

  /**
   * Trials that are yet to run.
   *
   * @param folder for reports
   * @param environment where the engine's libraries are
   */
  GpuTrials(Path folder, Map<String, String> environment) {
    this.folder = requireNonNull(folder, "folder is null");
    this.environment = Map.copyOf(environment);
  }

  /** To which is added what trials log. */
  Path log() {
    return folder.resolve("check.log");
  }

  /** The same trials on the CPU. */
  GpuTrials onCpu() {
    var without = new HashMap<>(environment);
    without.putAll(Map.of("CUDA_VISIBLE_DEVICES", "", "PYTORCH_FLAVOR", "cpu"));
    return new GpuTrials(folder, without);
  }

  /** A trial with the demo's model. */
  Ended demo(int steps, double rate, Precision precision) throws Exception {
    return run("demo://shapes", steps, 32, 1000, rate, precision);
  }

  /** A trial with any model, on pictures as large as it takes them. */
  Ended large(String model, int steps, int batch, Precision precision) throws Exception {
    return run(model, steps, batch, Math.max(VALIDATION_SIZE, batch), RATE, precision);
  }

  private Ended run(String model, int steps, int batch, int size, double rate, Precision precision)
      throws Exception {
    var training =
        new TrainingConfig(
            Optional.of(2), batch, 1, 1, TrainingMethod.FineTuning, new InnerSteps(steps));
    var parameters = TrialConfigs.parameters(ParameterNames.LEARNING_RATE, rate);
    return run(model, training, parameters, size, precision);
  }

  /** A trial over as few pictures of each set as {@code size}. */
  Ended run(
      String model,
      TrainingConfig training,
      Map<String, Double> parameters,
      int size,
      Precision precision)
      throws Exception {
    var config = TrialConfigs.inner(training, parameters);
    var json = (ObjectNode) new ObjectMapper().readTree(config.toJson());
    json.put("model", model).put("precision", precision.name());
    for (var set : List.of("train", "oodValidation", "idValidation")) {
      ((ObjectNode) json.get(set).get("options")).put("size", Integer.toString(size));
    }
    var file = Files.createTempFile(folder, "report", ".json");
    var own = new HashMap<>(environment);
    own.put(Contract.CONFIG_VARIABLE, json.toString());
    own.put(Contract.REPORT_VARIABLE, file.toString());
    var trainer =
        Contestant.java(
            List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=info"), Trainer.class, own, log());
    long began = System.nanoTime();
    int code = trainer.exitCode();
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Ended(TrialReport.parse(Files.readString(file)), code, seconds);
  }
}
