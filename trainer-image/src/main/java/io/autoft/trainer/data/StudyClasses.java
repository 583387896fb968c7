package io.autoft.trainer.data;

import io.autoft.trainer.failure.TrialFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The classes of a study. A class is its label: two may have the same name, as in iWildCam's own
 * list. Where another set names its classes, the first of a name is the study's first of that name,
 * and so on; it must have as many of them.
 *
 * @param names in the order of the labels
 */
record StudyClasses(List<String> names) {

  StudyClasses {
    names = List.copyOf(names);
  }

  /**
   * The study's label of each of a set's classes.
   *
   * @throws TrialFailure BadConfig for classes that the study does not have, or that cannot be told
   *     apart
   */
  int[] labels(String set, List<String> classNames) throws TrialFailure {
    var ofStudy = ClassLabels.byName(names);
    var unknown = classNames.stream().filter(name -> !ofStudy.containsKey(name)).toList();
    if (!unknown.isEmpty()) {
      throw TrialFailure.badConfig(
          "%s has the classes %s; those of the study are %s",
          set, Names.shown(unknown), Names.shown(names));
    }
    var labels = new int[classNames.size()];
    for (var ofSet : ClassLabels.byName(classNames).entrySet()) {
      var same = ofStudy.get(ofSet.getKey());
      if (same.size() != ofSet.getValue().size()) {
        throw TrialFailure.badConfig(
            "%s has %d classes called '%s', and the study %d, which cannot be told apart; give them"
                + " different names in classNames",
            set, ofSet.getValue().size(), ofSet.getKey(), same.size());
      }
      for (int k = 0; k < same.size(); k++) {
        labels[ofSet.getValue().get(k)] = same.get(k);
      }
    }
    return labels;
  }

  /** Names that several classes have but for the blanks between their words. */
  static Set<String> repeated(List<String> names) {
    return names.stream()
        .collect(Collectors.groupingBy(name -> name.strip().replaceAll("\\s+", " ")))
        .entrySet()
        .stream()
        .filter(same -> same.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
