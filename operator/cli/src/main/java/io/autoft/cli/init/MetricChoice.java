package io.autoft.cli.init;

import io.autoft.contract.Metric;
import io.autoft.contract.SetDescription;
import io.autoft.contract.SetDescription.Count;
import java.util.List;

/** The metric that the search improves. */
final class MetricChoice {

  /** Of a group's name that says that it is none, as WILDS FMoW has it. */
  static final String NO_GROUP = "Other";

  /** The accuracy of more groups, such as cameras, is that of a few examples each. */
  private static final int MOST_GROUPS = 20;

  private static final int LEAST_OF_GROUP = 10;
  private static final int IMBALANCE = 3;

  private MetricChoice() {}

  /**
   * A metric.
   *
   * @param evaluated all sets that it is computed on, the first of them that of the search
   * @param used examples of the first
   */
  static Suggestion<Metric> of(SetDescription train, List<SetDescription> evaluated, int used) {
    if (evaluated.stream().allMatch(set -> !set.groups().isEmpty())
        && hasGroups(evaluated.get(0), used)) {
      return new Suggestion<>(
          Metric.WorstGroupAccuracy,
          "The score of a trial is the accuracy on the worst of the groups, since every set has some."
              + " Accuracy and MacroF1 do not look at groups.");
    }
    double imbalance = imbalance(train);
    return imbalance >= IMBALANCE
        ? new Suggestion<>(
            Metric.MacroF1,
            ("The score of a trial. The largest class of the training set has %s times the examples of"
                    + " the smallest, and MacroF1 counts all classes alike; Accuracy would be that of"
                    + " the large ones.")
                .formatted(Words.count(Math.round(imbalance))))
        : new Suggestion<>(
            Metric.Accuracy,
            "The score of a trial. The classes of the training set are about as large as each other.");
  }

  private static boolean hasGroups(SetDescription set, int used) {
    var counted = set.groups().stream().filter(g -> !g.name().equals(NO_GROUP)).toList();
    double share = (double) used / set.examples();
    return counted.size() > 1
        && counted.size() <= MOST_GROUPS
        && counted.stream().allMatch(g -> g.examples() * share >= LEAST_OF_GROUP);
  }

  private static double imbalance(SetDescription train) {
    var filled = train.classes().stream().mapToInt(Count::examples).filter(n -> n > 0);
    var sizes = filled.summaryStatistics();
    return (double) sizes.getMax() / sizes.getMin();
  }
}
