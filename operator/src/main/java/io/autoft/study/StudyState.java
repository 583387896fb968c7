package io.autoft.study;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All facts about a study at one moment.
 *
 * @param status as it was stored last
 * @param trials of the study, in any order
 */
public record StudyState(
    String name,
    long generation,
    AutoFTStudySpec spec,
    Optional<AutoFTStudyStatus> status,
    List<AutoFTTrial> trials,
    Instant now) {

  public StudyState {
    requireNonNull(name, "name is null");
    requireNonNull(spec, "spec is null");
    requireNonNull(now, "now is null");
    trials = List.copyOf(trials);
  }
}
