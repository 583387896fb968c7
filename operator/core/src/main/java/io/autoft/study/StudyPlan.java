package io.autoft.study;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done for a study, all of it: whoever carries it out decides nothing.
 *
 * @param create trials to create, in this order
 * @param remove names of trials to delete
 * @param files to write
 * @param findings what is to be known of the study
 * @param lookAgain when to plan again though nothing has happened
 */
public record StudyPlan(
    List<AutoFTTrialSpec> create,
    List<String> remove,
    List<StudyFiles> files,
    Findings findings,
    Optional<Duration> lookAgain) {

  /** As soon as the rest of the plan has been carried out. */
  public static final Duration AT_ONCE = Duration.ofMillis(1);

  public StudyPlan {
    create = List.copyOf(create);
    remove = List.copyOf(remove);
    files = List.copyOf(files);
    requireNonNull(findings, "findings is null");
    requireNonNull(lookAgain, "lookAgain is null");
  }

  /** A plan that does nothing. */
  static StudyPlan of(Findings findings) {
    return new StudyPlan(List.of(), List.of(), List.of(), findings, Optional.empty());
  }
}
