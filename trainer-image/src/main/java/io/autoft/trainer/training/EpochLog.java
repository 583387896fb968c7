package io.autoft.trainer.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.trainer.evaluation.Measure;
import io.autoft.trainer.evaluation.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each epoch of a final training came to, as JSON Lines. */
final class EpochLog {

  private static final String FILE = "metrics.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Map<String, Object>> lines = new ArrayList<>();

  /** Notes an epoch, counted from 1, that was not evaluated. */
  void add(int epoch, Run run) {
    var line = new LinkedHashMap<String, Object>();
    line.put("epoch", epoch);
    line.put("steps", run.steps());
    line.put("loss", run.loss());
    lines.add(line);
  }

  /** Notes an epoch and how it did on a set. */
  void add(int epoch, Run run, String set, Predictions predictions) {
    add(epoch, run);
    lines.get(lines.size() - 1).putAll(Measure.all(set, predictions));
  }

  void writeTo(Path folder) throws IOException {
    var text = new StringBuilder();
    for (var line : lines) {
      text.append(json(line)).append('\n');
    }
    Files.writeString(folder.resolve(FILE), text);
  }

  private static String json(Map<String, Object> line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("names and numbers are plain data", e);
    }
  }
}
