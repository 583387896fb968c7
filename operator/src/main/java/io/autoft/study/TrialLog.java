package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTTrial;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The trials of a study in the order of their numbers. */
record TrialLog(List<TrialEntry> entries) {

  TrialLog {
    entries = entries.stream().sorted(Comparator.comparingInt(TrialEntry::number)).toList();
  }

  static TrialLog of(Collection<AutoFTTrial> trials) {
    return new TrialLog(trials.stream().map(TrialEntry::of).toList());
  }

  /** This log with one more trial. */
  TrialLog with(TrialEntry entry) {
    var more = new ArrayList<>(entries);
    more.add(entry);
    return new TrialLog(more);
  }

  /** The log as of a proposal that may know only the outcomes of trials up to a number. */
  TrialLog seenUpTo(int number) {
    return new TrialLog(
        entries.stream().map(e -> e.number() <= number ? e : e.asPending()).toList());
  }

  /** Numbers are given once; a trial that is gone leaves a gap. */
  int nextNumber() {
    return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).number() + 1;
  }

  Stream<TrialEntry> of(TrialPurpose purpose) {
    return entries.stream().filter(e -> e.is(purpose));
  }

  /** Trials of a purpose that have a result or may still get one. */
  Stream<TrialEntry> standing(TrialPurpose purpose) {
    return of(purpose).filter(Predicate.not(TrialEntry::failed));
  }

  long unfinished() {
    return entries.stream().filter(Predicate.not(TrialEntry::finished)).count();
  }

  long failures() {
    return entries.stream().filter(TrialEntry::failed).count();
  }

  /** The trial of a purpose with the best score; of equals the earliest. */
  Optional<TrialEntry> best(TrialPurpose purpose, Metric metric) {
    return of(purpose)
        .filter(e -> e.score().isPresent())
        .reduce(
            (best, next) ->
                metric.isBetter(next.score().orElseThrow(), best.score().orElseThrow())
                    ? next
                    : best);
  }

  /** The groups of the model's parameters, once a report has told them. */
  Optional<List<String>> parameterGroups() {
    return entries.stream()
        .flatMap(e -> e.status().stream())
        .map(AutoFTTrialStatus::parameterGroups)
        .filter(groups -> !groups.isEmpty())
        .findFirst();
  }
}
