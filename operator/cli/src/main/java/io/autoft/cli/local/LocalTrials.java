package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The trials of a study by number, in memory and, once they are stored, in its folder. */
final class LocalTrials {

  private final StudyFolder folder;
  private final TreeMap<Integer, StoredTrial> trials = new TreeMap<>();
  private final TreeSet<Integer> changed = new TreeSet<>();
  private final List<String> reported = new ArrayList<>();

  LocalTrials(StudyFolder folder) {
    this.folder = requireNonNull(folder, "folder is null");
    folder.trials().forEach(trial -> trials.put(trial.spec().number(), trial));
  }

  Collection<StoredTrial> all() {
    return List.copyOf(trials.values());
  }

  StoredTrial get(int number) {
    return trials.get(number);
  }

  void put(StoredTrial trial) {
    trials.put(trial.spec().number(), trial);
    changed.add(trial.spec().number());
  }

  /** The report of a trial is needed no more once what it says of the trial is stored. */
  void forgetReport(StoredTrial trial) {
    reported.add(trial.name());
  }

  /** Removes a trial, from the folder too. */
  void remove(String name) {
    folder.remove(name);
    trials.values().removeIf(trial -> trial.name().equals(name));
    changed.retainAll(trials.keySet());
  }

  /** In the order of their numbers: a trial is not there without those that it follows from. */
  void store() {
    folder.write(changed.stream().map(trials::get).toList());
    changed.clear();
    reported.forEach(folder::forgetReport);
    reported.clear();
  }
}
