package io.autoft.shift.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A final training of a run.
 *
 * @param trial its name
 * @param parameters weights of the loss and settings of the optimizer
 * @param status what came of it
 */
record FinalTraining(String trial, SortedMap<String, Double> parameters, JsonNode status) {

  /** What the learned objective is called among the baselines of its study. */
  static final String LEARNED = "AutoFT";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = ".json";

  /** Those in the folder of a run, by {@link #LEARNED} and the names of the baselines. */
  static Map<String, List<FinalTraining>> of(Path run) throws IOException {
    Map<String, List<FinalTraining>> trainings = new TreeMap<>();
    try (var files = Files.list(run.resolve("trials"))) {
      for (var file : files.filter(f -> f.toString().endsWith(FILE)).sorted().toList()) {
        var trial = JSON.readTree(file.toFile());
        if (trial.at("/spec/purpose").asText().equals("FinalTraining")) {
          var name = file.getFileName().toString();
          trainings
              .computeIfAbsent(trial.at("/spec/baseline").asText(LEARNED), k -> new ArrayList<>())
              .add(
                  new FinalTraining(
                      name.substring(0, name.length() - FILE.length()),
                      parameters(trial.at("/spec/parameters")),
                      trial.get("status")));
        }
      }
    }
    return trainings;
  }

  private static SortedMap<String, Double> parameters(JsonNode parameters) {
    var values = new TreeMap<String, Double>();
    parameters.properties().forEach(p -> values.put(p.getKey(), p.getValue().asDouble()));
    return values;
  }
}
