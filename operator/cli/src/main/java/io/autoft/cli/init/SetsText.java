package io.autoft.cli.init;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.DataFormat;
import io.autoft.contract.Metric;
import io.autoft.contract.SetDescription;

/** The data sets of a suggested study, each with what was found in it. */
record SetsText(SuggestedStudy study, StudySources sources) {

  SetsText {
    requireNonNull(study, "study is null");
    requireNonNull(sources, "sources is null");
  }

  void write(CommentedYaml yaml) {
    var sets = study.sets();
    var ood = sets.oodValidation();
    yaml.line(2, "data:").comment(4, "What every trial is trained on: " + Words.of(sets.train()));
    set(yaml, "train", sets.train());
    yaml.comment(
            4,
            "What the search looks at, of another distribution; nothing is trained on it: "
                + Words.of(ood))
        .comment(4, study.validation().because());
    set(yaml, "oodValidation", ood);
    if (study.validation().value() < ood.examples()) {
      yaml.line(6, "maxExamples: " + study.validation().value()).line(6, "sampling: ClassBalanced");
    }
    sets.idValidation()
        .ifPresent(
            id -> {
              yaml.comment(
                  4, "Of the training set's distribution, for final training: " + Words.of(id));
              set(yaml, "idValidation", id);
            });
    tests(yaml);
    yaml.blank();
  }

  private void tests(CommentedYaml yaml) {
    var tests = study.sets().tests();
    if (tests.isEmpty()) {
      yaml.comment(
          4,
          "There is no test set, so that nothing will show how the model is on images that took no part"
              + " in any choice: name some under tests.");
      return;
    }
    yaml.comment(
            4, "Looked at once, at the very end. One named in-distribution counts as no shift.")
        .line(4, "tests:");
    tests.forEach(
        (test, set) -> {
          yaml.comment(6, Words.of(set)).line(6, "- name: " + CommentedYaml.text(test));
          place(yaml, 8, set);
        });
  }

  private void set(CommentedYaml yaml, String field, SetDescription set) {
    yaml.line(4, field + ":");
    place(yaml, 6, set);
  }

  private void place(CommentedYaml yaml, int indent, SetDescription set) {
    yaml.line(indent, "source: " + CommentedYaml.text(sources.inStudy(set.source())));
    if (set.format() != DataFormat.Auto) {
      yaml.line(indent, "format: " + set.format());
    }
    set.split().ifPresent(split -> yaml.line(indent, "split: " + CommentedYaml.text(split)));
    if (study.metric().value() == Metric.WorstGroupAccuracy
        && study.sets().evaluated().contains(set)
        && set.groups().stream().anyMatch(group -> group.name().equals(MetricChoice.NO_GROUP))) {
      yaml.line(indent, "ignoreGroups: [%s]".formatted(MetricChoice.NO_GROUP));
    }
  }
}
