package io.autoft.shift.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Reads what the final trainings of a run came to, from the trials in its folder. */
final class RunResults {

  private RunResults() {}

  /**
   * The results by {@link FinalTraining#LEARNED} and the names of the baselines.
   *
   * @param ensembled of the parameters that WiSE-FT mixed, rather than of the tuned ones
   */
  static Map<String, Result> of(Path folder, boolean ensembled) throws IOException {
    Map<String, Result> results = new TreeMap<>();
    FinalTraining.of(folder)
        .forEach(
            (name, trainings) ->
                results.put(
                    name, mean(trainings.stream().map(FinalTraining::status).toList(), ensembled)));
    return results;
  }

  private static Result mean(List<JsonNode> trainings, boolean ensembled) {
    Map<String, Double> tests = new TreeMap<>();
    for (var test : trainings.get(0).get("tests")) {
      var name = test.get("name").asText();
      tests.put(name, mean(trainings, t -> test(t, name, ensembled)));
    }
    return Result.of(mean(trainings, t -> validation(t, ensembled)), tests);
  }

  /**
   * The tuned parameters are the last point of WiSE-FT's curve; a model without training has none.
   */
  private static double validation(JsonNode training, boolean ensembled) {
    var curve = training.at("/ensemble/oodValidation");
    return ensembled || curve.isEmpty()
        ? training.get("score").asDouble()
        : curve.get(curve.size() - 1).asDouble();
  }

  private static double test(JsonNode training, String name, boolean ensembled) {
    for (var test : training.get("tests")) {
      if (test.get("name").asText().equals(name)) {
        var mixed = test.get("ensembled");
        return (ensembled && mixed != null ? mixed : test).get("value").asDouble();
      }
    }
    throw new IllegalArgumentException("a training without the test " + name);
  }

  private static double mean(List<JsonNode> trainings, ToDoubleFunction<JsonNode> value) {
    return trainings.stream().mapToDouble(value).average().orElseThrow();
  }
}
