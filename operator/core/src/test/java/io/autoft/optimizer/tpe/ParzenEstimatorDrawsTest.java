package io.autoft.optimizer.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.optimizer.Pending;
import io.autoft.optimizer.Trial;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That an estimator draws from the density that it reports: Kolmogorov's test on 20,000 draws. */
class ParzenEstimatorDrawsTest {

  private static final int DRAWS = 20_000;

  /** Kolmogorov's distribution exceeds 1.95 / sqrt(n) with a probability of 0.001. */
  private static final double CRITICAL = 1.95 / Math.sqrt(DRAWS);

  static List<Parameter> parameters() {
    return List.of(
        new FloatParameter("linear", -5, 5, Scale.LINEAR),
        new FloatParameter("log", 1e-7, 1e-3, Scale.LOG),
        new IntegerParameter("integer", -3, 20, Scale.LINEAR),
        new IntegerParameter("log-integer", 1, 300, Scale.LOG),
        new CategoricalParameter("category", 5));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("parameters")
  void drawsFromTheDensityThatItReports(Parameter parameter) {
    var estimator =
        ParzenEstimator.of(
            AgeWeights.of(40), List.of(parameter), trials(parameter), Bandwidths.NEIGHBOURS);
    check(parameter, draws(estimator, 0), estimator::logDensity);
  }

  /**
   * What the joint estimator draws along a parameter is the mixture of that parameter's kernels.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("parameters")
  void drawsAlongEveryParameterOfAProduct(Parameter parameter) {
    var parameters = parameters();
    var weights = AgeWeights.of(40);
    var joint =
        ParzenEstimator.of(
            weights, parameters, trials(parameters.toArray(Parameter[]::new)), Bandwidths.SCOTT);
    int d = parameters.indexOf(parameter);
    var marginal = new ParzenEstimator(weights, List.of(joint.factors().get(d)));
    check(parameter, draws(joint, d), marginal::logDensity);
  }

  private static double[] draws(ParzenEstimator estimator, int d) {
    var random = new SplittableRandom(1);
    return IntStream.range(0, DRAWS)
        .mapToDouble(i -> estimator.sample(random)[d])
        .sorted()
        .toArray();
  }

  /** Crowded near one end, the newest trials most. */
  private static List<Trial> trials(Parameter... parameters) {
    var random = new SplittableRandom(2);
    return IntStream.range(0, 40)
        .<Trial>mapToObj(
            n -> {
              double unit = Math.pow(random.nextDouble(), 1 + n / 10.0);
              return new Pending(
                  n,
                  Arrays.stream(parameters)
                      .collect(
                          Collectors.toMap(
                              Parameter::name, parameter -> parameter.fromUnit(unit))));
            })
        .toList();
  }

  private static void check(Parameter parameter, double[] sorted, DoubleUnaryOperator logDensity) {
    double low = parameter.lowCoordinate();
    double range = parameter.highCoordinate() - low;
    // Whole numbers and categories have probabilities, floats densities over small cells.
    int cells = parameter instanceof FloatParameter ? 20_000 : (int) Math.round(cells(parameter));
    double cdf = 0;
    double greatest = 0;
    int seen = 0;
    for (int cell = 0; cell < cells; cell++) {
      double upper;
      if (parameter instanceof FloatParameter) {
        upper = low + range * (cell + 1) / cells;
        cdf +=
            range / cells * Math.exp(logDensity.applyAsDouble(low + range * (cell + .5) / cells));
      } else {
        double value = parameter.toValue(low) + cell;
        upper = between(parameter, value);
        cdf += Math.exp(logDensity.applyAsDouble(parameter.toCoordinate(value)));
      }
      while (seen < sorted.length && sorted[seen] <= upper) {
        seen++;
      }
      greatest = Math.max(greatest, Math.abs((double) seen / sorted.length - cdf));
    }
    assertThat(cdf).isBetween(1 - 1e-6, 1 + 1e-6);
    assertThat(greatest).isLessThan(CRITICAL);
  }

  private static double cells(Parameter parameter) {
    return 1
        + parameter.toValue(parameter.highCoordinate())
        - parameter.toValue(parameter.lowCoordinate());
  }

  /** The coordinate at which a whole value ends. */
  private static double between(Parameter parameter, double value) {
    return parameter instanceof IntegerParameter integer ? integer.cellHigh(value) : value + .5;
  }
}
