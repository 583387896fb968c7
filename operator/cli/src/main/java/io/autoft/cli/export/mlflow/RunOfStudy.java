package io.autoft.cli.export.mlflow;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.cli.export.ExportedStudy;
import io.autoft.cli.export.mlflow.Run.Point;
import io.autoft.cli.export.mlflow.Run.Status;
import io.autoft.status.ConditionSet;
import io.autoft.status.StudyConditions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A study as a run, the parent of its trials. */
final class RunOfStudy {

  /**
   * The tag by which a study is known: its name, when it began and what it searches, since another
   * study may have its name.
   */
  static final String KEY = "autoft.id";

  private RunOfStudy() {}

  /**
   * The run.
   *
   * @param now time of figures that change while the study runs
   */
  static Run of(ExportedStudy study, Instant now) {
    var status = study.status();
    return new Run(
        study.name(),
        KEY,
        status(status),
        time(status.startTime()),
        time(status.completionTime()),
        tags(study),
        parameters(study.spec()),
        metrics(status, time(status.completionTime()).orElse(now)));
  }

  private static Status status(AutoFTStudyStatus status) {
    var conditions = new ConditionSet(status.conditions());
    if (conditions.isTrue(StudyConditions.COMPLETE)) {
      return Status.FINISHED;
    }
    return conditions.isTrue(StudyConditions.FAILED) ? Status.FAILED : Status.RUNNING;
  }

  private static Map<String, String> tags(ExportedStudy study) {
    var status = study.status();
    var tags = new TreeMap<String, String>();
    tags.put(
        KEY, String.join("/", study.name(), status.startTime(), study.stored().study().digest()));
    tags.put("autoft.study", study.name());
    study.version().ifPresent(version -> tags.put("autoft.version", version));
    tags.put("autoft.stage", String.valueOf(status.stage()));
    Optional.ofNullable(status.result())
        .ifPresent(result -> tags.put("autoft.chosenTrial", result.trial()));
    return tags;
  }

  /** Of what is fixed once there is a score. */
  private static Map<String, String> parameters(AutoFTStudySpec spec) {
    var search = spec.search();
    return Map.ofEntries(
        Map.entry("model", spec.model().source()),
        Map.entry("train", spec.data().train().source()),
        Map.entry("oodValidation", spec.data().oodValidation().source()),
        Map.entry("metric", spec.objective().metric().name()),
        Map.entry("losses", spec.objective().losses().toString()),
        Map.entry("sampler", search.sampler().name()),
        Map.entry("searchSeed", search.seed().toString()),
        Map.entry("innerSteps", search.innerSteps().toString()),
        Map.entry("batchSize", search.batchSize().toString()));
  }

  private static List<Point> metrics(AutoFTStudyStatus status, Instant at) {
    var values = new TreeMap<String, Double>();
    Optional.ofNullable(status.best()).ifPresent(best -> values.put("bestScore", best.score()));
    Optional.ofNullable(status.baseline())
        .ifPresent(baseline -> values.put("bestBaselineScore", baseline.score()));
    Optional.ofNullable(status.confirmation()).ifPresent(found -> confirmed(found, values));
    return values.entrySet().stream()
        .map(value -> new Point(value.getKey(), value.getValue(), at, 0))
        .toList();
  }

  private static void confirmed(ConfirmationResult found, Map<String, Double> values) {
    values.put("confirmedMean", found.mean());
    if (found.corrected() != null) {
      values.put("confirmedMean.corrected", found.corrected());
      values.put("confirmedMean.lower", found.lower());
      values.put("confirmedMean.upper", found.upper());
    }
  }

  private static Optional<Instant> time(String text) {
    return Optional.ofNullable(text).map(Instant::parse);
  }
}
