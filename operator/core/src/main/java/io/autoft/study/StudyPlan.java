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
 * @param stop names of trials of which none is to run for now: a trainer that runs is ended, which
 *     is no failure, and the trial starts anew as soon as a plan no longer names it
 * @param remove names of trials to delete
 * @param files to write
 * @param findings what is to be known of the study
 * @param lookAgain when to plan again though nothing has happened
 */
public record StudyPlan(
    List<AutoFTTrialSpec> create,
    List<String> stop,
    List<String> remove,
    List<StudyFiles> files,
    Findings findings,
    Optional<Duration> lookAgain) {

  /** As soon as the rest of the plan has been carried out. */
  public static final Duration AT_ONCE = Duration.ofMillis(1);

  public StudyPlan {
    create = List.copyOf(create);
    stop = List.copyOf(stop);
    remove = List.copyOf(remove);
    files = List.copyOf(files);
    requireNonNull(findings, "findings is null");
    requireNonNull(lookAgain, "lookAgain is null");
  }

  /** Whether there is more to be planned as soon as this has been carried out. */
  public boolean goesOnAtOnce() {
    return lookAgain.filter(AT_ONCE::equals).isPresent();
  }

  /** A plan that creates nothing. */
  static StudyPlan of(Findings findings, List<String> stop) {
    return new StudyPlan(List.of(), stop, List.of(), List.of(), findings, Optional.empty());
  }
}
