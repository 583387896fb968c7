package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The trials of a study in the order of their numbers.
 *
 * @param nextNumber the lowest number that no trial has had: numbers are given once, also those of
 *     trials that somebody has deleted
 */
public record TrialLog(List<TrialRecord> entries, int nextNumber) {

  public TrialLog {
    entries = entries.stream().sorted(Comparator.comparingInt(TrialRecord::number)).toList();
    int afterLast = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).number() + 1;
    nextNumber = Math.max(nextNumber, afterLast);
  }

  /** Trials of which none has been deleted. */
  public TrialLog(List<TrialRecord> entries) {
    this(entries, 0);
  }

  /** This log with trials that are about to be created. */
  public TrialLog with(List<AutoFTTrialSpec> planned) {
    var more = Stream.concat(entries.stream(), planned.stream().map(TrialRecord::planned));
    return new TrialLog(more.toList(), nextNumber);
  }

  /** The log as of a proposal that may know only the outcomes of trials up to a number. */
  public TrialLog seenUpTo(int number) {
    return new TrialLog(
        entries.stream().map(e -> e.number() <= number ? e : e.asPending()).toList(), nextNumber);
  }

  public Stream<TrialRecord> of(TrialPurpose purpose) {
    return entries.stream().filter(e -> e.is(purpose));
  }

  /** Trials of a purpose that have a result or may still get one. */
  public Stream<TrialRecord> standing(TrialPurpose purpose) {
    return of(purpose).filter(Predicate.not(TrialRecord::failed));
  }

  public long unfinished() {
    return entries.stream().filter(Predicate.not(TrialRecord::finished)).count();
  }

  public long failures() {
    return entries.stream().filter(TrialRecord::failed).count();
  }

  /** The trial of a purpose with the best score; of equals the earliest. */
  public Optional<TrialRecord> best(TrialPurpose purpose, Metric metric) {
    return of(purpose)
        .filter(e -> e.score().isPresent())
        .reduce(
            (best, next) ->
                metric.isBetter(next.score().orElseThrow(), best.score().orElseThrow())
                    ? next
                    : best);
  }

  /** The groups of the model's parameters, once a trial has reported them. */
  public Optional<List<String>> parameterGroups() {
    return entries.stream()
        .map(TrialRecord::parameterGroups)
        .filter(groups -> !groups.isEmpty())
        .findFirst();
  }
}
