package io.autoft.optimizer.gp;

import io.autoft.optimizer.numerics.Lbfgs;
import io.autoft.optimizer.numerics.StandardNormal;
import io.autoft.optimizer.sobol.SobolSequence;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Looks for the point where a {@link GaussianProcess} expects the greatest improvement.
 *
 * <p>Candidates are points of a Sobol sequence of the proposal's own, and neighbours of the best
 * points known, in which from one to all coordinates are moved, by steps of a random length: where
 * few parameters matter, or there are many, a step in all of them would lose what was found. From
 * the best candidates {@link Lbfgs} climbs in the coordinates of the real numbers.
 */
final class AcquisitionSearch {

  private static final int EVEN = 400;
  private static final int CENTRES = 5;
  private static final int NEIGHBOURS = 80;
  private static final int CLIMBS = 3;
  private static final int BLOCK = 64;

  private static final double MAX_STEP = 0.4;
  private static final double MIN_STEP = 0.01;
  private static final Lbfgs CLIMB = new Lbfgs(25, 1e-4);

  private final SearchSpace space;
  private final GaussianProcess process;
  private final double incumbent;
  private final RandomGenerator random;

  /** Improvements count below a value, the incumbent. */
  AcquisitionSearch(
      SearchSpace space, GaussianProcess process, double incumbent, RandomGenerator random) {
    this.space = space;
    this.process = process;
    this.incumbent = incumbent;
    this.random = random;
  }

  private record Candidate(Map<String, Double> point, double value) {}

  /** The most promising first; the best known points are those to look around. */
  List<Map<String, Double>> candidates(List<Map<String, Double>> best) {
    var points = new ArrayList<Map<String, Double>>();
    int dimensions = space.free().size();
    var sequence = new SobolSequence(random.nextLong(), dimensions);
    for (int i = 0; i < EVEN; i++) {
      points.add(space.fromUnit(sequence.point(i)));
    }
    for (var centre : best.subList(0, Math.min(CENTRES, best.size()))) {
      var unit = space.toUnit(centre);
      for (int i = 0; i < NEIGHBOURS; i++) {
        points.add(space.fromUnit(neighbour(unit)));
      }
    }
    var ranked = new ArrayList<>(rank(points));
    var climbed = ranked.stream().limit(CLIMBS).map(this::climb).toList();
    ranked.addAll(rank(climbed));
    ranked.sort(Comparator.comparingDouble(candidate -> -candidate.value()));
    return ranked.stream().map(Candidate::point).toList();
  }

  private double[] neighbour(double[] unit) {
    var moved = unit.clone();
    double step = MAX_STEP * StrictMath.pow(MIN_STEP / MAX_STEP, random.nextDouble());
    double share = StrictMath.pow(1.0 / unit.length, random.nextDouble());
    for (int d = 0; d < moved.length; d++) {
      if (random.nextDouble() < share) {
        moved[d] = Math.max(0, Math.min(1, moved[d] + step * StandardNormal.draw(random)));
      }
    }
    return moved;
  }

  private List<Candidate> rank(List<Map<String, Double>> points) {
    var ranked = new ArrayList<Candidate>();
    for (int from = 0; from < points.size(); from += BLOCK) {
      var block = points.subList(from, Math.min(from + BLOCK, points.size()));
      var prediction = process.predict(Design.of(space, block));
      for (int i = 0; i < block.size(); i++) {
        double deviation = Math.sqrt(prediction.variances()[i]);
        double z = (incumbent - prediction.means()[i]) / deviation;
        ranked.add(
            new Candidate(
                block.get(i), StrictMath.log(deviation) + LogExpectedImprovement.logH(z)));
      }
    }
    ranked.sort(Comparator.comparingDouble(candidate -> -candidate.value()));
    return ranked;
  }

  private Map<String, Double> climb(Candidate candidate) {
    var start = space.encode(candidate.point());
    var low = start.clone();
    var high = start.clone();
    int feature = 0;
    for (var parameter : space.free()) {
      if (parameter instanceof FloatParameter) {
        low[feature] = 0;
        high[feature] = 1;
      }
      feature += parameter.features();
    }
    return space.decode(CLIMB.minimize(this::negated, start, low, high).x());
  }

  /** Minus log EI; its slopes are those of log s + log h(z), z = (incumbent - mean) / s. */
  private double negated(double[] features, double[] gradient) {
    var at = process.slopes(features);
    double deviation = Math.sqrt(at.variance());
    double z = (incumbent - at.mean()) / deviation;
    double logH = LogExpectedImprovement.logH(z);
    double slope = LogExpectedImprovement.slope(z, logH);
    for (int f = 0; f < gradient.length; f++) {
      double relative = at.varianceSlopes()[f] / (2 * at.variance());
      gradient[f] = -(relative + slope * (-at.meanSlopes()[f] / deviation - z * relative));
    }
    return -(StrictMath.log(deviation) + logH);
  }
}
