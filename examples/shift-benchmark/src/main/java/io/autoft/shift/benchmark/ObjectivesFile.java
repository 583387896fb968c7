package io.autoft.shift.benchmark;

import io.autoft.shift.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** What all searches of a world came to, a row for each weight and setting. */
final class ObjectivesFile {

  private static final List<String> COLUMNS =
      List.of("method", "seed", "validation", "parameter", "value");

  private ObjectivesFile() {}

  static void write(Path file, ByNameAndSeed<Objective> objectives) throws IOException {
    try (var csv = Csv.write(file, COLUMNS)) {
      for (var name : objectives.names()) {
        for (var objective : objectives.get(name).entrySet()) {
          var validation = Csv.rounded(objective.getValue().validation());
          for (var parameter : objective.getValue().parameters().entrySet()) {
            csv.printRecord(
                name, objective.getKey(), validation, parameter.getKey(), parameter.getValue());
          }
        }
      }
    }
  }

  /**
   * Adds what a file has to objectives.
   *
   * @param file one that {@link #write} wrote, or none
   */
  static void addTo(ByNameAndSeed<Objective> objectives, Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (var csv = Csv.read(file)) {
      for (var row : csv) {
        var name = row.get("method");
        long seed = Long.parseLong(row.get("seed"));
        var former = objectives.get(name).get(seed);
        var parameters = new TreeMap<String, Double>();
        if (former != null) {
          parameters.putAll(former.parameters());
        }
        parameters.put(row.get("parameter"), Csv.number(row, "value"));
        objectives.add(name, seed, new Objective(Csv.number(row, "validation"), parameters));
      }
    }
  }
}
