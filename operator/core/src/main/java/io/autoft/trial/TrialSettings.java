package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
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
import io.autoft.contract.TestedAlphas;
import io.autoft.contract.TrainingConfig;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import java.util.Optional;

/** Translates a trial and its study into the contract's words. */
public final class TrialSettings {

  private TrialSettings() {}

  /** What the trainer of a trial gets, whoever starts it. */
  public static TrialConfig of(AutoFTTrialSpec trial, AutoFTStudySpec study, TrialPaths paths) {
    var data = study.data();
    return new TrialConfig(
        Contract.SCHEMA_VERSION,
        TrialNames.of(trial.study(), trial.number()),
        paths.input(study.model().source()),
        study.model().precision(),
        dataSet("train", data.train(), paths),
        dataSet("oodValidation", data.oodValidation(), paths),
        Optional.ofNullable(data.idValidation()).map(d -> dataSet("idValidation", d, paths)),
        data.tests().stream().map(t -> dataSet(t.name(), t.dataSet(), paths)).toList(),
        data.classNames(),
        data.promptTemplates(),
        study.objective().metric(),
        parameterTerms(trial, study),
        TrialParameters.of(trial),
        trial.seed(),
        study.search().seed(),
        training(trial, study, paths),
        isPreflight(trial),
        isFinal(trial) ? Optional.empty() : output(trial, study).map(paths::output),
        timeLimitSeconds(trial, study));
  }

  /** L2-SP is defined by a sum, whatever the study's own terms are. */
  public static ParameterTerms parameterTerms(AutoFTTrialSpec trial, AutoFTStudySpec study) {
    return trial.baseline() == BaselineName.L2SP
        ? ParameterTerms.Sum
        : study.objective().parameterTerms();
  }

  /** Where the trial writes, if it does: a final training, and the first trial as a probe. */
  public static Optional<String> output(AutoFTTrialSpec trial, AutoFTStudySpec study) {
    return isPreflight(trial)
        ? Optional.ofNullable(study.finalTraining()).map(f -> f.output())
        : Optional.empty();
  }

  /** Time limit of one attempt. */
  public static long timeLimitSeconds(AutoFTTrialSpec trial, AutoFTStudySpec study) {
    return isFinal(trial)
        ? study.finalTraining().timeoutSeconds()
        : study.trainer().trialTimeoutSeconds();
  }

  public static boolean isFinal(AutoFTTrialSpec trial) {
    return trial.purpose() == TrialPurpose.FinalTraining;
  }

  /**
   * The first trial of a study looks at everything that any later one will need. It may have failed
   * before it did, so a final training, whose numbers are believed, looks again.
   */
  private static boolean isPreflight(AutoFTTrialSpec trial) {
    return trial.number() == 0 || isFinal(trial);
  }

  private static TrainingConfig training(
      AutoFTTrialSpec trial, AutoFTStudySpec study, TrialPaths paths) {
    boolean untrained = trial.baseline() == BaselineName.ZeroShot;
    var method = TrialMethod.of(trial, study);
    return isFinal(trial)
        ? finalTraining(study, untrained, method, paths)
        : new TrainingConfig(
            Optional.of(untrained ? 0 : study.search().warmupSteps()),
            study.search().batchSize(),
            1,
            study.search().clipNorm(),
            method,
            innerSteps(study, untrained));
  }

  /** Without training there is nothing that another seed would change. */
  private static InnerSteps innerSteps(AutoFTStudySpec study, boolean untrained) {
    return untrained
        ? new InnerSteps(0)
        : new InnerSteps(study.search().innerSteps(), study.search().repeats());
  }

  /** There is nothing to mix where nothing is trained. */
  private static TrainingConfig finalTraining(
      AutoFTStudySpec study, boolean untrained, TrainingMethod method, TrialPaths paths) {
    var training = study.finalTraining();
    var ensembling = untrained ? Ensembling.None : training.ensembling();
    return new TrainingConfig(
        untrained ? Optional.of(0) : Optional.ofNullable(training.warmupSteps()),
        training.batchSize(),
        1,
        study.search().clipNorm(),
        method,
        new FinalTraining(
            untrained ? 0 : training.epochs(),
            training.selectOn(),
            ensembling,
            ensembling == Ensembling.None ? TestedAlphas.Chosen : training.testedAlphas(),
            paths.output(training.output())));
  }

  private static DataSetConfig dataSet(String name, DataSetReference data, TrialPaths paths) {
    return new DataSetConfig(
        name,
        paths.input(data.source()),
        data.format(),
        Optional.ofNullable(data.split()),
        Optional.ofNullable(data.groupColumn()),
        data.ignoreGroups(),
        Optional.ofNullable(data.maxExamples()),
        Optional.ofNullable(data.examplesPerClass()),
        data.sampling(),
        data.onDamaged(),
        data.options());
  }
}
