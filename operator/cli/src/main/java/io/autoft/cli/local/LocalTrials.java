package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import io.autoft.cli.stored.StoredTrial;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The trials of a study by number, in memory and, once they are stored, in its folder. */
final class LocalTrials {

  private final StudyWriter writer;
  private final TreeMap<Integer, Entry> trials = new TreeMap<>();
  private final TreeSet<Integer> changed = new TreeSet<>();
  private final List<String> reported = new ArrayList<>();

  /** A trial, and the same as it is read: a plan looks at all of them, of which most stay. */
  private record Entry(StoredTrial trial, TrialRecord read) {

    static Entry of(StoredTrial trial) {
      return new Entry(trial, trial.trial());
    }
  }

  LocalTrials(StudyWriter writer) {
    this.writer = requireNonNull(writer, "writer is null");
    writer.folder().trials().forEach(trial -> trials.put(trial.spec().number(), Entry.of(trial)));
  }

  List<StoredTrial> all() {
    return trials.values().stream().map(Entry::trial).toList();
  }

  List<StoredTrial> unfinished() {
    return trials.values().stream().filter(e -> !e.read().finished()).map(Entry::trial).toList();
  }

  /** The log of all, for a planner. */
  TrialLog log(int nextNumber) {
    return new TrialLog(trials.values().stream().map(Entry::read).toList(), nextNumber);
  }

  StoredTrial get(int number) {
    return trials.get(number).trial();
  }

  void put(StoredTrial trial) {
    trials.put(trial.spec().number(), Entry.of(trial));
    changed.add(trial.spec().number());
  }

  /** The report of a trial is needed no more once what it says of the trial is stored. */
  void forgetReport(StoredTrial trial) {
    reported.add(trial.name());
  }

  /** Removes a trial, from the folder too. */
  void remove(String name) {
    writer.remove(name);
    trials.values().removeIf(entry -> entry.trial().name().equals(name));
    changed.retainAll(trials.keySet());
  }

  /** Writes what has changed, in the order of the numbers: a trial follows from earlier ones. */
  void store() {
    writer.write(changed.stream().map(this::get).toList());
    changed.clear();
    reported.forEach(writer::forgetReport);
    reported.clear();
  }
}
