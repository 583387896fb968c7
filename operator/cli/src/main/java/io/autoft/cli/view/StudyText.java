package io.autoft.cli.view;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.json.ApiJson;
import io.autoft.cli.local.RunEnd;
import io.autoft.result.LearnedObjective;
import io.autoft.result.ResultText;
import io.autoft.status.ConditionSet;
import io.autoft.status.StudyConditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What is to be said of a study that has come to rest.
 *
 * @param files that it has published, by folder and name
 */
public record StudyText(
    String name, AutoFTStudyStatus status, BiFunction<String, String, Optional<String>> files) {

  public StudyText {
    requireNonNull(name, "name is null");
    requireNonNull(status, "status is null");
    requireNonNull(files, "files is null");
  }

  /** What a run ended with, and what can be done. */
  public String end(RunEnd end) {
    return switch (end) {
      case COMPLETE -> result().orElse(condition(StudyConditions.COMPLETE));
      case FAILED -> "The study has failed: " + condition(StudyConditions.FAILED);
      case REFUSED -> "The study cannot be run: " + condition(StudyConditions.STALLED);
      case HELD_UP ->
          "The study is held up: %s%nRun it again when that is mended; it goes on where it was."
              .formatted(condition(StudyConditions.STALLED));
      case SUSPENDED -> "The study is suspended; set suspend to false to go on.";
      case STOPPED -> "Stopped; all that came out is stored. Run the same command again to go on.";
    };
  }

  /** The result, once there is one. */
  public Optional<String> result() {
    return files
        .apply(LearnedObjective.name(name), ResultText.NAME)
        .map(text -> text + checkpoints());
  }

  private String checkpoints() {
    return Optional.ofNullable(status.result()).stream()
        .flatMap(result -> result.finalTrainings().stream())
        .filter(training -> training.checkpoint() != null)
        .map(training -> "  %-14s %s%n".formatted(training.name(), training.checkpoint()))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(),
                lines ->
                    lines.isEmpty()
                        ? ""
                        : "%nCheckpoints, in the files of OpenCLIP:%n%s".formatted(lines)));
  }

  /** The status as JSON, in the form of {@code kubectl get -o json}. */
  public String json() {
    try {
      return ApiJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(status);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a status is plain data", e);
    }
  }

  private String condition(String type) {
    return new ConditionSet(status.conditions()).get(type).map(Condition::getMessage).orElse("");
  }
}
