package io.autoft.optimizer.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.optimizer.Pending;
import io.autoft.optimizer.Trial;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values made with Optuna 4.8.0, 4.9.0 and 5.0.0-rc1. */
class ParzenEstimatorTest {

  private static final Parameter BATCH = new CategoricalParameter("bs", 3);
  private static final Parameter WEIGHT = new FloatParameter("lossw", 1e-4, 10, Scale.LOG);
  private static final Parameter SEED = new IntegerParameter("seed", 0, 100, Scale.LINEAR);
  private static final Parameter DECAY = new FloatParameter("wd", 0, 1, Scale.LINEAR);
  private static final List<Parameter> ALL = List.of(BATCH, WEIGHT, SEED, DECAY);

  private static final List<Trial> TRIALS =
      List.of(new Pending(0, point(0, 1e-3, 34, .6)), new Pending(1, point(2, 5, 70, .1)));
  private static final Map<String, Double> X1 = point(1, 1e-2, 50, .5);
  private static final Map<String, Double> X2 = point(2, 1, 0, 0);

  @Test
  void isThePriorAloneWithoutObservations() {
    var estimator = estimator(List.of(DECAY), List.of(), Bandwidths.NEIGHBOURS);
    assertThat(estimator.weights().shares()).containsExactly(1.0);
    assertThat(estimator.logDensity(.2)).isEqualTo(estimator.logDensity(.8), within(1e-15));
    assertThat(estimator.logDensity(.5) - estimator.logDensity(0)).isEqualTo(.125, within(1e-12));
  }

  @ParameterizedTest(name = "{0}, jointly")
  @CsvSource({
    "OPTUNA_5,              -8.308428671564423, -8.65126388105236",
    "OPTUNA_4_MULTIVARIATE, -8.190685162276603, -9.034997778845675",
  })
  void agreesWithTheReferenceOnAllParameters(TpeProfile profile, double atX1, double atX2) {
    assertThat(profile.groups(ALL)).containsExactly(ALL);
    var estimator = estimator(ALL, TRIALS, profile.bandwidths());
    assertThat(estimator.logDensity(coordinates(X1))).isEqualTo(atX1, within(1e-9));
    assertThat(estimator.logDensity(coordinates(X2))).isEqualTo(atX2, within(1e-9));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "OPTUNA_4_9, bs,    -1.5040773967762742,  -0.9444616088408515",
    "OPTUNA_4_9, lossw, -2.407322402766866,   -2.42430000718997",
    "OPTUNA_4_9, seed,  -4.447726011352965,   -5.002501199492015",
    "OPTUNA_4_9, wd,     0.08622199556008436, -0.02161392356388836",
    "OPTUNA_5,   lossw, -2.407322402766866,   -2.42430000718997",
    "OPTUNA_4_8, bs,    -1.5040773967762742,  -0.9444616088408515",
    "OPTUNA_4_8, lossw, -2.359697321297828,   -2.498071839618543",
    "OPTUNA_4_8, seed,  -4.379803972398473,   -5.201615041700135",
    "OPTUNA_4_8, wd,     0.19485332463474214, -0.11905977720299449",
  })
  void agreesWithTheReferenceOnOneParameter(
      TpeProfile profile, String name, double atX1, double atX2) {
    var parameter = ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    var estimator = estimator(List.of(parameter), TRIALS, profile.bandwidths());
    assertThat(estimator.logDensity(parameter.toCoordinate(X1.get(name))))
        .isEqualTo(atX1, within(1e-9));
    assertThat(estimator.logDensity(parameter.toCoordinate(X2.get(name))))
        .isEqualTo(atX2, within(1e-9));
  }

  @Test
  void givesAllCoordinatesOfAWholeNumberItsProbability() {
    var estimator = estimator(List.of(SEED), TRIALS, Bandwidths.NEIGHBOURS);
    assertThat(estimator.logDensity(33.6)).isEqualTo(estimator.logDensity(34));
    double sum = 0;
    for (int seed = 0; seed <= 100; seed++) {
      sum += Math.exp(estimator.logDensity(seed));
    }
    assertThat(sum).isEqualTo(1, within(1e-12));
  }

  private static ParzenEstimator estimator(
      List<Parameter> parameters, List<Trial> trials, Bandwidths bandwidths) {
    return ParzenEstimator.of(AgeWeights.of(trials.size()), parameters, trials, bandwidths);
  }

  private static Map<String, Double> point(double batch, double weight, double seed, double decay) {
    return Map.of("bs", batch, "lossw", weight, "seed", seed, "wd", decay);
  }

  private static double[] coordinates(Map<String, Double> point) {
    return ALL.stream().mapToDouble(one -> one.toCoordinate(point.get(one.name()))).toArray();
  }
}
