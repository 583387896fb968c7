package io.autoft.study.check;

import static io.autoft.contract.TrialReport.images;

import io.autoft.contract.TrialReport;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Optional;

/**
 * A model or a data set that is another one by now than what earlier trials of a study had: files
 * that were replaced while it ran.
 *
 * @param metric by which trials tell what they had
 * @param reason of the warning
 * @param difference what is different, beginning with the field
 */
record ChangedInput(String metric, String reason, String difference) {

  private static final List<ChangedInput> ALL =
      List.of(
          new ChangedInput(TrialReport.MODEL_WEIGHTS, "ModelChanged", "model had other weights"),
          data("train"),
          data("oodValidation"),
          data("idValidation"),
          data("tests"));

  private static ChangedInput data(String field) {
    return new ChangedInput(
        images(field),
        "DataChanged",
        "data.%s had other images, labels, groups, class names or prompts".formatted(field));
  }

  /** The first of them; trials of a trainer that did not tell what it had are left out. */
  static Optional<Cause> of(TrialLog log) {
    return ALL.stream().flatMap(input -> input.in(log).stream()).findFirst();
  }

  private Optional<Cause> in(TrialLog log) {
    var told = log.entries().stream().filter(e -> value(e).isPresent()).toList();
    var first = told.stream().findFirst();
    var firstValue = first.flatMap(this::value);
    return told.stream()
        .filter(e -> !value(e).equals(firstValue))
        .findFirst()
        .map(
            other ->
                new Cause(
                    reason,
                    "%s in %s than in %s: their scores cannot be compared; start a new study with what"
                            .formatted(difference, other.name(), first.orElseThrow().name())
                        + " is there now"));
  }

  private Optional<Double> value(TrialRecord trial) {
    return trial.result().map(result -> result.metrics().get(metric));
  }
}
