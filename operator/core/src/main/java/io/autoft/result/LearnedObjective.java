package io.autoft.result;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.contract.PublishedObjective;
import io.autoft.trial.Study;
import io.autoft.trial.TrialMethod;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files in which a study publishes its learned objective. */
public final class LearnedObjective {

  private LearnedObjective() {}

  /** Name of a study's ConfigMap or folder with the files. */
  public static String name(String study) {
    return study + "-objective";
  }

  /**
   * Texts by the names of the files: the objective for programs, the result for people.
   *
   * @param scores of the search, of which the winner's is one
   * @param baseline the best one, if there is one
   * @param trained the final trainings, the learned objective's first
   */
  public static Map<String, String> files(
      Study study,
      TrialRecord winner,
      int scores,
      Optional<TrialRecord> baseline,
      List<TrainedModel> trained,
      StudyResult result) {
    return Map.of(
        PublishedObjective.FILE,
        objective(winner.spec(), study.spec()).toJson(),
        ResultText.NAME,
        new ResultText(study.spec(), result, scores, trained, baseline).text());
  }

  /** In the form in which AutoFT's authors publish theirs. */
  public static PublishedObjective objective(AutoFTTrialSpec trial, AutoFTStudySpec study) {
    return new PublishedObjective(
        new TreeMap<>(trial.parameters()),
        trial.seed(),
        TrialMethod.of(trial, study),
        TrialSettings.parameterTerms(trial, study));
  }
}
