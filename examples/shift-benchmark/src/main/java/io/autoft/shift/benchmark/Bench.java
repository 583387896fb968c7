package io.autoft.shift.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Runs studies with {@code autoft run}, one after the other; one that has ended is not run again,
 * and one that was interrupted goes on.
 *
 * @param autoft the tool's launcher
 * @param work a folder with {@code icons} and {@code model}, and for the runs
 */
record Bench(Path autoft, Path work) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  Path folder(Run run) {
    return work.resolve("runs").resolve(run.name());
  }

  /** Whether a run has ended. */
  boolean isDone(Run run) throws IOException {
    var study = folder(run).resolve("study.json");
    return Files.exists(study)
        && JSON.readTree(study.toFile()).at("/status/stage").asText().equals("Complete");
  }

  /**
   * Whether a run is of a study, as far as its results go: {@code testedAlphas} says what else is
   * told of them.
   */
  boolean isOf(Run run, String study) throws IOException {
    return Files.exists(file(run)) && results(Files.readString(file(run))).equals(results(study));
  }

  private static JsonNode results(String study) throws IOException {
    var tree = YAML.readTree(study);
    if (tree.at("/spec/finalTraining") instanceof ObjectNode training) {
      training.remove("testedAlphas");
    }
    return tree;
  }

  private Path file(Run run) {
    return work.resolve("studies").resolve(run.name() + ".yaml");
  }

  /**
   * Runs a study, unless it has ended.
   *
   * @return whether it was run now
   * @throws IOException if it does not complete, or was begun as another study
   */
  boolean run(Run run, String study) throws IOException, InterruptedException {
    var file = file(run);
    if (Files.exists(folder(run)) && Files.exists(file) && !Files.readString(file).equals(study)) {
      throw new IOException(
          "%s was begun when the protocol was another one, see %s; delete %s to run it again"
              .formatted(run.name(), file, folder(run)));
    }
    if (isDone(run)) {
      return false;
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, study);
    var checkpoints = work.resolve("checkpoints");
    Files.createDirectories(checkpoints.resolve(run.name()));
    var command =
        List.of(
            autoft.toString(),
            "run",
            file.toString(),
            "--folder",
            folder(run).toString(),
            "--claim",
            "benchmark=" + work,
            "--quiet");
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException("%s ended with %d".formatted(String.join(" ", command), code));
    }
    EnsembleFiles.of(folder(run)).keep(checkpoints.resolve(run.name()));
    delete(checkpoints.resolve(run.name()));
    return true;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
