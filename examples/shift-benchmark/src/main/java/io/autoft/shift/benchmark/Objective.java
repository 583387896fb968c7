package io.autoft.shift.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a search came to.
 *
 * @param validation of the final trainings, their mean
 * @param parameters weights of the loss and settings of the optimizer, the same in each of them
 */
record Objective(double validation, SortedMap<String, Double> parameters) implements Validated {

  Objective {
    parameters = new TreeMap<>(parameters);
  }

  /** The learned objective of a run; a baseline's is in the study file. */
  static Map<String, Objective> of(Path run) throws IOException {
    var learned = FinalTraining.of(run).get(FinalTraining.LEARNED);
    if (learned == null) {
      return Map.of();
    }
    double validation =
        learned.stream()
            .mapToDouble(t -> t.status().get("score").asDouble())
            .average()
            .orElseThrow();
    return Map.of(FinalTraining.LEARNED, new Objective(validation, learned.get(0).parameters()));
  }
}
