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
 * @param warmStart what the study has recorded of earlier ones, if it has
 * @param earlier those of the studies named in {@code search.warmStart} that exist; looked for only
 *     while nothing is recorded
 */
public record StudyState(
    String name,
    long generation,
    AutoFTStudySpec spec,
    Optional<AutoFTStudyStatus> status,
    List<AutoFTTrial> trials,
    Optional<WarmStart> warmStart,
    List<EarlierStudy> earlier,
    Instant now) {

  public StudyState {
    requireNonNull(name, "name is null");
    requireNonNull(spec, "spec is null");
    requireNonNull(now, "now is null");
    trials = List.copyOf(trials);
    requireNonNull(warmStart, "warmStart is null");
    earlier = List.copyOf(earlier);
  }

  /** The facts about a study that learns from its own trials alone. */
  public StudyState(
      String name,
      long generation,
      AutoFTStudySpec spec,
      Optional<AutoFTStudyStatus> status,
      List<AutoFTTrial> trials,
      Instant now) {
    this(name, generation, spec, status, trials, Optional.empty(), List.of(), now);
  }

  /** These facts once something of earlier studies is recorded. */
  StudyState recorded(WarmStart record) {
    return new StudyState(
        name, generation, spec, status, trials, Optional.of(record), List.of(), now);
  }
}
