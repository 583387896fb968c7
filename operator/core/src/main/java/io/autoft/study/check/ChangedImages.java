package io.autoft.study.check;

import io.autoft.contract.TrialReport;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Optional;

/** Data sets whose images are others by now than those that earlier trials of a study had. */
final class ChangedImages {

  private static final List<String> SETS = List.of("train", "oodValidation");

  private ChangedImages() {}

  /** The first such set; trials of a trainer that did not tell its images are left out. */
  static Optional<Cause> of(TrialLog log) {
    return SETS.stream().flatMap(set -> of(set, log).stream()).findFirst();
  }

  private static Optional<Cause> of(String set, TrialLog log) {
    var metric = TrialReport.images(set);
    var told = log.entries().stream().filter(e -> images(metric, e).isPresent()).toList();
    var first = told.stream().findFirst();
    var images = first.flatMap(e -> images(metric, e));
    return told.stream()
        .filter(e -> !images(metric, e).equals(images))
        .findFirst()
        .map(
            other ->
                new Cause(
                    "DataChanged",
                    "data.%s had other images in %s than in %s: their scores cannot be compared;"
                            .formatted(set, other.name(), first.orElseThrow().name())
                        + " start a new study with what is there now"));
  }

  private static Optional<Double> images(String metric, TrialRecord trial) {
    return trial.result().map(result -> result.metrics().get(metric));
  }
}
