package io.autoft.optimizer.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The problems, as {@code search_problems_make.py} made them. */
final class ProblemFile {

  private ProblemFile() {}

  /** In the order of the file. */
  static List<Problem> read() {
    try (var stream = ProblemFile.class.getResourceAsStream("problems.json")) {
      return new ObjectMapper()
          .readValue(stream, new TypeReference<List<Row>>() {}).stream().map(Row::problem).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Unreadable problems.json", e);
    }
  }

  private record Row(
      String name,
      TestFunction function,
      List<Dimension> parameters,
      double optimum,
      double median,
      double[] shift,
      double[][] rotation,
      int[] mirror,
      int[] relevant,
      double condition,
      double noise,
      TrainingSurface surface) {

    Problem problem() {
      var landscape =
          surface != null
              ? surface
              : new BlackBox(
                  function,
                  shift,
                  Objects.requireNonNullElse(rotation, new double[0][]),
                  Objects.requireNonNullElse(mirror, new int[0]),
                  Objects.requireNonNullElse(relevant, new int[0]),
                  condition,
                  noise);
      var dimensions = parameters.stream().map(Dimension::parameter).toList();
      return new Problem(name, dimensions, landscape, optimum, median);
    }
  }

  private record Dimension(
      String name, String kind, double low, double high, boolean log, int choices) {

    Parameter parameter() {
      return switch (kind) {
        case "category" -> new CategoricalParameter(name, choices);
        case "integer" -> new IntegerParameter(name, (int) low, (int) high, Scale.LINEAR);
        case "float" -> new FloatParameter(name, low, high, log ? Scale.LOG : Scale.LINEAR);
        default -> throw new IllegalArgumentException(name + ": there is no kind " + kind);
      };
    }
  }
}
