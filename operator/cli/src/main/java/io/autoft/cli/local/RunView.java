package io.autoft.cli.local;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.stored.StoredTrial;
import java.util.Collection;

/** Shows a run to people. */
public interface RunView {

  /**
   * Something has happened.
   *
   * @param status of the study
   * @param trials all of them, by number
   */
  void show(AutoFTStudyStatus status, Collection<StoredTrial> trials);
}
