package io.autoft.cli.export.optuna;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.export.ExportedStudy;
import io.autoft.cli.export.FileFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A storage of Optuna with a study of the study's name, which has the search trials, and studies
 * for the trials of each other purpose. Were they in one, its best would be a baseline or the
 * luckiest repeat, and a baseline without most of the parameters would take those out of the space
 * in which Optuna looks for their importance.
 */
public final class OptunaJournal implements FileFormat {

  /** Suffixes of the names; the search's own comes first. */
  private static final Map<TrialPurpose, String> SUFFIXES =
      Map.of(
          TrialPurpose.Search, "",
          TrialPurpose.Baseline, "-baselines",
          TrialPurpose.Confirmation, "-confirmation",
          TrialPurpose.FinalTraining, "-final-training");

  private static final List<TrialPurpose> ORDER =
      List.of(
          TrialPurpose.Search,
          TrialPurpose.Baseline,
          TrialPurpose.Confirmation,
          TrialPurpose.FinalTraining);

  private static final int CREATE_STUDY = 0;
  private static final int SET_STUDY_USER_ATTRIBUTE = 2;
  private static final int SET_STUDY_SYSTEM_ATTRIBUTE = 3;
  private static final int CREATE_TRIAL = 4;

  private static final int MINIMIZE = 1;
  private static final int MAXIMIZE = 2;

  @Override
  public byte[] of(ExportedStudy study) {
    var lines = new ArrayList<ObjectNode>();
    int id = 0;
    for (var purpose : ORDER) {
      if (purpose == TrialPurpose.Search || !study.trials(purpose).isEmpty()) {
        lines.addAll(lines(id, purpose, study));
        id++;
      }
    }
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<ObjectNode> lines(int id, TrialPurpose purpose, ExportedStudy study) {
    var lines = new ArrayList<ObjectNode>();
    var metric = study.spec().objective().metric();
    var created = line(CREATE_STUDY).put("study_name", study.name() + SUFFIXES.get(purpose));
    created.putArray("directions").add(metric.lowerIsBetter() ? MINIMIZE : MAXIMIZE);
    lines.add(created);
    var names = JsonNodeFactory.instance.arrayNode().add(metric.name());
    lines.add(attribute(SET_STUDY_SYSTEM_ATTRIBUTE, id, "study:metric_names", names));
    StudyAttributes.of(purpose, study)
        .properties()
        .forEach(
            field ->
                lines.add(
                    attribute(SET_STUDY_USER_ATTRIBUTE, id, field.getKey(), field.getValue())));
    var form = new TrialLine(study.space(), metric);
    for (var trial : study.trials(purpose)) {
      var line = line(CREATE_TRIAL).put("study_id", id);
      form.write(trial, study.epochs(trial), line);
      lines.add(line);
    }
    return lines;
  }

  private static ObjectNode attribute(int operation, int study, String name, JsonNode value) {
    var line = line(operation).put("study_id", study);
    var key = operation == SET_STUDY_USER_ATTRIBUTE ? "user_attr" : "system_attr";
    line.putObject(key).set(name, value);
    return line;
  }

  private static ObjectNode line(int operation) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("op_code", operation)
        .put("worker_id", "autoft");
  }
}
