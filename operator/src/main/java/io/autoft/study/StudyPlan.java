package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done for a study.
 *
 * @param create trials to create, in this order
 * @param remove names of trials to delete
 * @param warmStart what is to be recorded of earlier studies before anything else is done
 * @param status the study's next status
 * @param goesOn whether there is more to create, which was left for another pass
 */
public record StudyPlan(
    List<AutoFTTrialSpec> create,
    List<String> remove,
    Optional<WarmStart> warmStart,
    AutoFTStudyStatus status,
    boolean goesOn) {

  public StudyPlan {
    create = List.copyOf(create);
    remove = List.copyOf(remove);
  }
}
