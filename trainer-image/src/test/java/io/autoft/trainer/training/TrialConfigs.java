package io.autoft.trainer.training;

import io.autoft.contract.Contract;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.InnerSteps;
import io.autoft.contract.Loss;
import io.autoft.contract.Metric;
import io.autoft.contract.ParameterNames;
import io.autoft.contract.ParameterTerms;
import io.autoft.contract.Precision;
import io.autoft.contract.TrainingConfig;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small trials over the demo world. */
public final class TrialConfigs {

  private static final int SIZE = 100;

  private TrialConfigs() {}

  /** Rate 3e-3, decay 0.1, cross-entropy. */
  public static SortedMap<String, Double> parameters() {
    return new TreeMap<>(
        Map.of(
            ParameterNames.LEARNING_RATE,
            3e-3,
            ParameterNames.WEIGHT_DECAY,
            0.1,
            ParameterNames.weight(Loss.CrossEntropy.name()),
            1.0));
  }

  /** {@link #parameters()} with one of them set. */
  public static SortedMap<String, Double> parameters(String name, double value) {
    var parameters = parameters();
    parameters.put(name, value);
    return parameters;
  }

  /** An inner loop. */
  public static TrialConfig inner(int steps, Map<String, Double> parameters) {
    return config(
        new TrainingConfig(
            Optional.of(2), 16, 1, 1, TrainingMethod.FineTuning, new InnerSteps(steps)),
        parameters,
        List.of(),
        Optional.empty(),
        600);
  }

  /** An inner loop with settings of its own. */
  public static TrialConfig inner(TrainingConfig training, Map<String, Double> parameters) {
    return config(training, parameters, List.of(), Optional.empty(), 600);
  }

  /** An inner loop of a method. */
  public static TrialConfig inner(
      TrainingMethod method, int steps, Map<String, Double> parameters) {
    return config(
        new TrainingConfig(Optional.of(2), 16, 1, 1, method, new InnerSteps(steps)),
        parameters,
        List.of(),
        Optional.empty(),
        600);
  }

  /** An inner loop with a time limit. */
  public static TrialConfig inner(int steps, long timeLimitSeconds) {
    return config(
        new TrainingConfig(
            Optional.of(2), 16, 1, 1, TrainingMethod.FineTuning, new InnerSteps(steps)),
        parameters(),
        List.of(),
        Optional.empty(),
        timeLimitSeconds);
  }

  /** A preflight with one test set. */
  public static TrialConfig preflight(String output, String testSplit) {
    return config(
        new TrainingConfig(Optional.of(0), 16, 1, 1, TrainingMethod.FineTuning, new InnerSteps(1)),
        parameters(),
        List.of(set("test", testSplit)),
        Optional.of(output),
        600);
  }

  /** A final training with two tests. */
  public static TrialConfig finalTraining(FinalTraining settings) {
    return finalTraining(TrainingMethod.FineTuning, parameters(), settings);
  }

  /** A final training of a method, with two tests. */
  public static TrialConfig finalTraining(
      TrainingMethod method, Map<String, Double> parameters, FinalTraining settings) {
    return config(
        new TrainingConfig(Optional.of(2), 16, 1, 1, method, settings),
        parameters,
        List.of(set("plain", "id-test"), set("outlined", "outlined")),
        Optional.empty(),
        600);
  }

  /** An inner loop of 5 steps on own data, with one test set. */
  public static TrialConfig withData(
      DataSetConfig train, DataSetConfig oodValidation, DataSetConfig test) {
    return withData(train, oodValidation, test, Metric.Accuracy);
  }

  /** An inner loop of 5 steps on own data, with one test set. */
  public static TrialConfig withData(
      DataSetConfig train, DataSetConfig oodValidation, DataSetConfig test, Metric metric) {
    var demo = inner(5, parameters());
    return new TrialConfig(
        demo.schemaVersion(),
        demo.trial(),
        demo.model(),
        demo.precision(),
        train,
        oodValidation,
        Optional.empty(),
        List.of(test),
        List.of(),
        List.of("a photo of a {}", "a {}"),
        metric,
        demo.parameterTerms(),
        demo.parameters(),
        demo.seed(),
        demo.studySeed(),
        demo.training(),
        demo.preflight(),
        demo.probedOutput(),
        demo.timeLimitSeconds());
  }

  /** The same trial as a preflight. */
  static TrialConfig asPreflight(TrialConfig trial) {
    return new TrialConfig(
        trial.schemaVersion(),
        trial.trial(),
        trial.model(),
        trial.precision(),
        trial.train(),
        trial.oodValidation(),
        trial.idValidation(),
        trial.tests(),
        trial.classNames(),
        trial.promptTemplates(),
        trial.metric(),
        trial.parameterTerms(),
        trial.parameters(),
        trial.seed(),
        trial.studySeed(),
        trial.training(),
        true,
        trial.probedOutput(),
        trial.timeLimitSeconds());
  }

  private static TrialConfig config(
      TrainingConfig training,
      Map<String, Double> parameters,
      List<DataSetConfig> tests,
      Optional<String> preflightOutput,
      long timeLimitSeconds) {
    return new TrialConfig(
        Contract.SCHEMA_VERSION,
        "study-0001",
        "demo://shapes",
        Precision.FP32,
        set("train", "train"),
        set("oodValidation", "ood-validation"),
        Optional.of(set("idValidation", "id-validation")),
        tests,
        List.of(),
        List.of(),
        Metric.Accuracy,
        ParameterTerms.Mean,
        new TreeMap<>(parameters),
        3,
        0,
        training,
        preflightOutput.isPresent(),
        preflightOutput,
        timeLimitSeconds);
  }

  private static DataSetConfig set(String name, String split) {
    return DataSetConfig.of(name, "demo://shapes")
        .withSplit(split)
        .withOptions(Map.of("size", Integer.toString(SIZE)));
  }
}
