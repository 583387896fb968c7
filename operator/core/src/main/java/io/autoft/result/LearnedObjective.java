package io.autoft.result;

import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.trial.Study;
import io.autoft.trial.TrialRecord;
import java.util.Map;
import java.util.Optional;

/** The files in which a study publishes its learned objective. */
public final class LearnedObjective {

  private LearnedObjective() {}

  /**
   * Texts by the names of the files: the objective for programs, the result for people.
   *
   * @param baseline the best one, if there is one
   */
  public static Map<String, String> files(
      Study study, TrialRecord winner, Optional<TrialRecord> baseline, StudyResult result) {
    return Map.of(
        ObjectiveFile.NAME,
        ObjectiveFile.of(winner.spec()),
        ResultText.NAME,
        new ResultText(study.spec(), result, baseline).text());
  }
}
