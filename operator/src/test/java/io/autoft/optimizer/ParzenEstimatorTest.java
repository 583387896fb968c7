package io.autoft.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Reference values made with Optuna 4.9.0 (univariate). */
class ParzenEstimatorTest {

  private static final Offset<Double> EXACT = within(1e-9);
  private static final FloatParameter LOSS_WEIGHT = new FloatParameter("w", 1e-4, 10, Scale.LOG);
  private static final FloatParameter LEARNING_RATE =
      new FloatParameter("lr", 1e-7, 1e-3, Scale.LOG);
  private static final FloatParameter UNIT = new FloatParameter("wd", 0, 1, Scale.LINEAR);
  private static final FloatParameter SYMMETRIC = new FloatParameter("x", -1, 1, Scale.LINEAR);

  @Test
  void isThePriorAloneWithoutObservations() {
    var estimator = estimate(SYMMETRIC);
    assertThat(estimator.weights()).containsExactly(1.0);
    assertThat(estimator.means()).containsExactly(0.0);
    assertThat(estimator.sigmas()).containsExactly(2.0);
  }

  @Test
  void givesASingleObservationTheFartherBound() {
    var estimator = estimate(SYMMETRIC, .4);
    assertThat(estimator.weights()).containsExactly(.5, .5);
    assertThat(estimator.means()).containsExactly(new double[] {.4, 0}, EXACT);
    assertThat(estimator.sigmas()).containsExactly(new double[] {1.4, 2}, EXACT);
  }

  @Test
  void takesTheFartherNeighbourAndNotLessThanItsShareOfTheRange() {
    var estimator = estimate(SYMMETRIC, -.4, .4, .41, .42);
    assertThat(estimator.weights()).containsExactly(new double[] {.2, .2, .2, .2, .2}, EXACT);
    assertThat(estimator.sigmas())
        .containsExactly(new double[] {.8, .8, 1.0 / 3, 1.0 / 3, 2}, EXACT);
  }

  @Test
  void countsEqualObservationsAsNeighbours() {
    var sigmas = estimate(UNIT, .1, .2, .2, .9).sigmas();
    Arrays.sort(sigmas);
    assertThat(sigmas).containsExactly(new double[] {1.0 / 6, 1.0 / 6, .7, .7, 1}, EXACT);
  }

  @Test
  void modelsALossWeightByItsLogarithm() {
    var estimator = estimate(LOSS_WEIGHT, 1e-3, 1e-2, 5);
    assertThat(estimator.means())
        .containsExactly(
            new double[] {-6.907755278982, -4.605170185988, 1.609437912434, -3.453877639491},
            EXACT);
    assertThat(estimator.sigmas())
        .containsExactly(
            new double[] {2.302585092994, 6.214608098422, 6.214608098422, 11.51292546497}, EXACT);
  }

  @Test
  void modelsALearningRateByItsLogarithm() {
    var estimator = estimate(LEARNING_RATE, 1e-5, 2e-5);
    assertThat(estimator.means())
        .containsExactly(new double[] {-11.51292546497, -10.81977828441, -11.51292546497}, EXACT);
    assertThat(estimator.sigmas())
        .containsExactly(new double[] {2.302585092994, 2.302585092994, 9.210340371976}, EXACT);
  }

  @Test
  void hasTheReferenceDensity() {
    var weight = estimate(LOSS_WEIGHT, 1e-3, 5);
    assertThat(weight.logDensity(Math.log(1e-2))).isEqualTo(-2.407322402766866, EXACT);
    assertThat(weight.logDensity(0)).isEqualTo(-2.42430000718997, EXACT);
    var decay = estimate(UNIT, .6, .1);
    assertThat(decay.logDensity(.5)).isEqualTo(0.08622199556008436, EXACT);
    assertThat(decay.logDensity(0)).isEqualTo(-0.02161392356388836, EXACT);
  }

  @Test
  void hasNoDensityOutsideTheRange() {
    assertThat(estimate(UNIT, .6, .1).logDensity(1.5)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void drawsFromTheDensityThatItReports() {
    var observations = new double[] {-5, 1e-3, .2, .21, .215, .9, 4.9, 5};
    var estimator = new ParzenEstimator(observations, -5, 5);
    int draws = 100_000;
    var random = new SplittableRandom(1);
    var sample = new double[draws];
    Arrays.setAll(sample, i -> estimator.sample(random));
    Arrays.sort(sample);
    double distance = 0;
    for (int i = 0; i < draws; i++) {
      double cdf = cdf(estimator, sample[i], -5, 5);
      distance = Math.max(distance, Math.max((i + 1.0) / draws - cdf, cdf - (double) i / draws));
    }
    // Kolmogorov's distribution exceeds 1.95 / sqrt(n) with a probability of 0.001.
    assertThat(distance).isLessThan(1.95 / Math.sqrt(draws));
  }

  private static double cdf(ParzenEstimator estimator, double x, double low, double high) {
    double sum = 0;
    for (int i = 0; i < estimator.weights().length; i++) {
      double mean = estimator.means()[i];
      double sigma = estimator.sigmas()[i];
      double below = phi((low - mean) / sigma);
      sum +=
          estimator.weights()[i]
              * (phi((x - mean) / sigma) - below)
              / (phi((high - mean) / sigma) - below);
    }
    return sum;
  }

  private static double phi(double z) {
    return Math.exp(StandardNormal.logCdf(z));
  }

  private static ParzenEstimator estimate(FloatParameter parameter, double... values) {
    return new ParzenEstimator(
        Arrays.stream(values).map(parameter::toCoordinate).toArray(),
        parameter.lowCoordinate(),
        parameter.highCoordinate());
  }
}
