package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrial;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.DataSetReference;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.Contract;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Ensembling;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.InnerSteps;
import io.autoft.contract.ParameterTerms;
import io.autoft.contract.TrainingConfig;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import java.util.Optional;

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
        study.model().precision(),
        dataSet("train", data.train()),
        dataSet("oodValidation", data.oodValidation()),
        Optional.ofNullable(data.idValidation()).map(d -> dataSet("idValidation", d)),
        data.tests().stream().map(t -> dataSet(t.name(), t.dataSet())).toList(),
        data.classNames(),
        data.promptTemplates(),
        study.objective().metric(),
        parameterTerms(spec, study),
        TrialParameters.of(spec),
        spec.seed(),
        study.search().seed(),
        training(trial, study),
        isPreflight(trial),
        output(trial, study).map(o -> Sources.inPod(o, OUTPUT)),
        timeLimitSeconds(trial, study));
  }

  /** L2-SP is defined by a sum, whatever the study's own terms are. */
  private static ParameterTerms parameterTerms(AutoFTTrialSpec trial, AutoFTStudySpec study) {
    return trial.baseline() == BaselineName.L2SP
        ? ParameterTerms.Sum
        : study.objective().parameterTerms();
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
    var baseline = Optional.ofNullable(trial.getSpec().baseline());
    boolean untrained = baseline.filter(BaselineName.ZeroShot::equals).isPresent();
    var method = baseline.map(TrialSettings::method).orElse(TrainingMethod.FineTuning);
    return isFinal(trial)
        ? finalTraining(study, untrained, method)
        : new TrainingConfig(
            untrained ? 0 : study.search().warmupSteps(),
            study.search().batchSize(),
            1,
            study.search().clipNorm(),
            method,
            new InnerSteps(untrained ? 0 : study.search().innerSteps()));
  }

  private static TrainingMethod method(BaselineName baseline) {
    return switch (baseline) {
      case LinearProbe -> TrainingMethod.LinearProbe;
      case LPFT -> TrainingMethod.LPFT;
      case FLYP -> TrainingMethod.FLYP;
      case ZeroShot, FineTuning, L2SP -> TrainingMethod.FineTuning;
    };
  }

  /** There is nothing to mix where nothing is trained. */
  private static TrainingConfig finalTraining(
      AutoFTStudySpec study, boolean untrained, TrainingMethod method) {
    var training = study.finalTraining();
    var ensembling = untrained ? Ensembling.None : training.ensembling();
    return new TrainingConfig(
        untrained ? 0 : training.warmupSteps(),
        training.batchSize(),
        1,
        study.search().clipNorm(),
        method,
        new FinalTraining(
            untrained ? 0 : training.epochs(),
            training.selectOn(),
            ensembling,
            Sources.inPod(training.output(), OUTPUT)));
  }

  private static DataSetConfig dataSet(String name, DataSetReference data) {
    return new DataSetConfig(
        name,
        Sources.inPod(data.source(), INPUTS),
        data.format(),
        Optional.ofNullable(data.split()),
        Optional.ofNullable(data.groupColumn()),
        data.ignoreGroups(),
        Optional.ofNullable(data.maxExamples()),
        Optional.ofNullable(data.examplesPerClass()),
        data.sampling(),
        data.options());
  }
}
