package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import java.util.List;

/**
 * What is to be done for a study.
 *
 * @param create trials to create, in this order
 * @param remove names of trials to delete
 * @param status the study's next status
 */
public record StudyPlan(
    List<AutoFTTrialSpec> create, List<String> remove, AutoFTStudyStatus status) {

  public StudyPlan {
    create = List.copyOf(create);
    remove = List.copyOf(remove);
  }
}
