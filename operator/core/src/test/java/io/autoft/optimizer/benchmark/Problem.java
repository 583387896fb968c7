package io.autoft.optimizer.benchmark;

import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Something to search: a landscape over parameters, to be minimised.
 *
 * @param parameters in the order of the landscape's coordinates
 * @param optimum the least true value
 * @param median of the true values of random points
 */
record Problem(
    String name, List<Parameter> parameters, Landscape landscape, double optimum, double median) {

  private static final double FAILURES = 0.05;
  private static final double SPREAD_OF_DURATIONS = 0.5;

  SearchSpace space() {
    return new SearchSpace(parameters);
  }

  boolean isNoisy() {
    return landscape.isNoisy();
  }

  /** Whether training diverges somewhere. */
  boolean diverges() {
    return landscape instanceof TrainingSurface surface && surface.diverging().indices().length > 0;
  }

  /** Without noise; NaN where training diverges. */
  double truth(Map<String, Double> point) {
    return landscape.truth(coordinates(point));
  }

  /** As the trial of that number sees it. */
  double observe(Map<String, Double> point, long seed, int number) {
    return landscape.observe(coordinates(point), Fate.NOISE.of(name, seed, number));
  }

  /** 0 at the optimum, 1 at the median of random points. */
  double regret(double value) {
    return (value - optimum) / (median - optimum);
  }

  /** How long the trial takes: lognormal, its median the unit. */
  double duration(long seed, int number) {
    return Math.exp(SPREAD_OF_DURATIONS * Fate.normal(Fate.DURATION.of(name, seed, number)));
  }

  /** Whether the trial fails for reasons that have nothing to do with its parameters. */
  boolean fails(long seed, int number) {
    return Fate.FAILURE.of(name, seed, number).nextDouble() < FAILURES;
  }

  /** One of the points at which the languages are compared. */
  Map<String, Double> point(int index) {
    var random = Fate.POINT.of(name, 0, index);
    return parameters.stream()
        .collect(
            Collectors.toMap(
                Parameter::name, parameter -> parameter.fromUnit(random.nextDouble())));
  }

  private double[] coordinates(Map<String, Double> point) {
    return IntStream.range(0, parameters.size())
        .mapToDouble(i -> coordinate(parameters.get(i), point.get(parameters.get(i).name())))
        .toArray();
  }

  private static double coordinate(Parameter parameter, double value) {
    if (parameter instanceof IntegerParameter integer) {
      return value - integer.low();
    }
    if (parameter instanceof CategoricalParameter) {
      return value;
    }
    return ((FloatParameter) parameter).toUnit(value);
  }
}
