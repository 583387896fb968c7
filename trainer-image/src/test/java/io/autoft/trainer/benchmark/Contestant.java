package io.autoft.trainer.benchmark;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program that is timed, each time in a process of its own.
 *
 * @param start the command without the arguments of one timing
 * @param environment added to this process's
 * @param log to which is added what it says beside its result
 */
record Contestant(List<String> start, Map<String, String> environment, Path log) {

  Contestant {
    start = List.copyOf(start);
    environment = Map.copyOf(environment);
    requireNonNull(log, "log is null");
  }

  /**
   * A main class with this process's class path, and the image's flags: the engine's native
   * libraries come from the environment.
   */
  static Contestant java(
      List<String> flags, Class<?> main, Map<String, String> environment, Path log) {
    var classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*/(jna|pytorch-native|pytorch-jni)[^/]*\\.jar"))
            .collect(Collectors.joining(File.pathSeparator));
    var start = new ArrayList<String>();
    start.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    start.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData"));
    start.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    start.addAll(flags);
    start.addAll(List.of("-cp", classPath, main.getName()));
    return new Contestant(start, environment, log);
  }

  /** The times that it prints. */
  List<Double> milliseconds(String model, String what, int count, int repeats, String... more)
      throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(List.of(model, what, Integer.toString(count), Integer.toString(repeats)));
    arguments.addAll(List.of(more));
    var times = new ArrayList<Double>();
    output(arguments).path("milliseconds").forEach(t -> times.add(t.asDouble()));
    return times;
  }

  /** The most main memory that it had, as it prints it. */
  long mebibytes(String... arguments) throws IOException, InterruptedException {
    return output(List.of(arguments)).path("mebibytes").asLong();
  }

  private JsonNode output(List<String> arguments) throws IOException, InterruptedException {
    var process = process(arguments).redirectError(logged()).start();
    var output = new String(process.getInputStream().readAllBytes());
    check(process, arguments);
    return new ObjectMapper().readTree(output);
  }

  /** Milliseconds of the clock from its start to its end. */
  double wall(String... arguments) throws IOException, InterruptedException {
    var process = process(List.of(arguments)).redirectError(logged()).redirectOutput(logged());
    long began = System.nanoTime();
    check(process.start(), List.of(arguments));
    return (System.nanoTime() - began) / 1e6;
  }

  /** How it ends. */
  int exitCode() throws IOException, InterruptedException {
    return process(List.of()).redirectError(logged()).redirectOutput(logged()).start().waitFor();
  }

  private ProcessBuilder.Redirect logged() {
    return ProcessBuilder.Redirect.appendTo(log.toFile());
  }

  private ProcessBuilder process(List<String> arguments) {
    var command = new ArrayList<>(start);
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }

  private void check(Process process, List<String> arguments) throws InterruptedException {
    if (process.waitFor() != 0) {
      throw new IllegalStateException("%s %s failed, see %s".formatted(start, arguments, log));
    }
  }
}
