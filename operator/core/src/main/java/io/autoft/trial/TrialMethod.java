package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.LossHead;
import io.autoft.contract.TrainingMethod;
import java.util.Map;

/**
 * How a trial is trained: a baseline as its name says, all others as the study's objective does.
 */
public final class TrialMethod {

  private TrialMethod() {}

  /** The method of a trial. */
  public static TrainingMethod of(AutoFTTrialSpec trial, AutoFTStudySpec study) {
    return trial.baseline() == null ? ofObjective(trial.parameters(), study) : of(trial.baseline());
  }

  /** The method of a trial with the study's own objective. */
  public static TrainingMethod ofObjective(Map<String, Double> parameters, AutoFTStudySpec study) {
    if (!isFromText(parameters, study)) {
      return TrainingMethod.FineTuning;
    }
    return study.objective().lossHead() == LossHead.FromText
        ? TrainingMethod.TextHead
        : TrainingMethod.AuxiliaryHead;
  }

  /** The method of a baseline, whatever the study's head. */
  public static TrainingMethod of(BaselineName baseline) {
    return switch (baseline) {
      case LinearProbe -> TrainingMethod.LinearProbe;
      case LPFT -> TrainingMethod.LPFT;
      case FLYP -> TrainingMethod.FLYP;
      case ZeroShot, FineTuning, L2SP, LogitAdjusted -> TrainingMethod.FineTuning;
    };
  }

  private static boolean isFromText(Map<String, Double> parameters, AutoFTStudySpec study) {
    return switch (study.objective().head()) {
      case Trained -> false;
      case FromText -> true;
      case Searched -> parameters.get(TrialParameters.HEAD) == TrialParameters.FROM_TEXT;
    };
  }
}
