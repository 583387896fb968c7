package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrial;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.DataSetReference;
import io.autoft.api.v1alpha1.TestSetReference;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.Contract;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Loss;
import io.autoft.contract.Metric;
import io.autoft.contract.ParameterTerms;
import io.autoft.contract.Precision;
import io.autoft.contract.TrainingConfig;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Translates a trial and its study into the contract's words. */
final class TrialSettings {

  /** Where claims that are only read are mounted. */
  static final String INPUTS = "/mnt/claims";

  /** Where the claim of the output is mounted. */
  static final String OUTPUT = "/mnt/output";

  private TrialSettings() {}

  /** What the trainer is told. */
  static TrialConfig of(AutoFTTrial trial, AutoFTStudySpec study) {
    var spec = trial.getSpec();
    var data = study.data();
    return new TrialConfig(
        Contract.SCHEMA_VERSION,
        trial.getMetadata().getName(),
        Sources.inPod(study.model().source(), INPUTS),
        Precision.FP32,
        dataSet("train", data.train()),
        dataSet("oodValidation", data.oodValidation()),
        Optional.ofNullable(data.idValidation()).map(d -> dataSet("idValidation", d)),
        data.tests().stream().map(TrialSettings::dataSet).toList(),
        List.of(),
        List.of(),
        Metric.valueOf(study.objective().metric().name()),
        study.objective().losses().stream().map(l -> Loss.valueOf(l.name())).toList(),
        ParameterTerms.Mean,
        new TreeMap<>(spec.parameters()),
        spec.seed(),
        study.search().seed(),
        training(trial, study),
        isPreflight(trial),
        output(trial, study).map(o -> Sources.inPod(o, OUTPUT)),
        timeLimitSeconds(trial, study));
  }

  /** Where the trial writes, if it does: a final training, and the first trial as a probe. */
  static Optional<String> output(AutoFTTrial trial, AutoFTStudySpec study) {
    return isFinal(trial) || isPreflight(trial)
        ? Optional.ofNullable(study.finalTraining()).map(f -> f.output())
        : Optional.empty();
  }

  static long timeLimitSeconds(AutoFTTrial trial, AutoFTStudySpec study) {
    return isFinal(trial)
        ? study.finalTraining().timeoutSeconds()
        : study.trainer().trialTimeoutSeconds();
  }

  static boolean isFinal(AutoFTTrial trial) {
    return trial.getSpec().purpose() == TrialPurpose.FinalTraining;
  }

  /** The first trial of a study looks at everything that any later one will need. */
  private static boolean isPreflight(AutoFTTrial trial) {
    return trial.getSpec().number() == 0;
  }

  private static TrainingConfig training(AutoFTTrial trial, AutoFTStudySpec study) {
    boolean untrained = trial.getSpec().baseline() == BaselineName.ZeroShot;
    return isFinal(trial)
        ? finalTraining(study, untrained)
        : new TrainingConfig(
            Optional.of(untrained ? 0 : study.search().innerSteps()),
            untrained ? 0 : study.search().warmupSteps(),
            study.search().batchSize(),
            1,
            study.search().clipNorm(),
            TrainingMethod.FineTuning,
            Optional.empty());
  }

  private static TrainingConfig finalTraining(AutoFTStudySpec study, boolean untrained) {
    var training = study.finalTraining();
    return new TrainingConfig(
        Optional.empty(),
        untrained ? 0 : training.warmupSteps(),
        training.batchSize(),
        1,
        study.search().clipNorm(),
        TrainingMethod.FineTuning,
        Optional.of(
            new TrainingConfig.FinalTraining(
                untrained ? 0 : training.epochs(),
                TrainingConfig.SelectOn.valueOf(training.selectOn().name()),
                TrainingConfig.Ensembling.None,
                Sources.inPod(training.output(), OUTPUT))));
  }

  private static DataSetConfig dataSet(String name, DataSetReference data) {
    return new DataSetConfig(
        name,
        Sources.inPod(data.source(), INPUTS),
        null,
        Optional.ofNullable(data.split()),
        Optional.empty(),
        List.of(),
        Optional.ofNullable(data.maxExamples()),
        Optional.empty(),
        null,
        data.options());
  }

  private static DataSetConfig dataSet(TestSetReference test) {
    return new DataSetConfig(
        test.name(),
        Sources.inPod(test.source(), INPUTS),
        null,
        Optional.ofNullable(test.split()),
        Optional.empty(),
        List.of(),
        Optional.ofNullable(test.maxExamples()),
        Optional.empty(),
        null,
        test.options());
  }
}
