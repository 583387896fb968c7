package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.status.TrialStatusView;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Optional;

/** Reads trials back from the objects that they are stored in. */
public final class TrialRecords {

  private TrialRecords() {}

  /** The trial as the object's status has it. */
  public static TrialRecord of(AutoFTTrial trial) {
    return TrialStatusView.read(trial.getSpec(), Optional.ofNullable(trial.getStatus()));
  }

  /** All of them. */
  public static List<TrialRecord> of(List<AutoFTTrial> trials) {
    return trials.stream().map(TrialRecords::of).toList();
  }
}
