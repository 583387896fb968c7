package io.autoft.optimizer.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * An error rate as AutoFT's trials show it: one minus an accuracy counted on examples.
 *
 * <p>The accuracy of a group of examples is {@code chance + (peak - chance) * kept *
 * exp(-sensitivity * loss^power)}. The loss is a sum of {@link Line}s, squared or where they rise,
 * and of {@link Table}s, each 0 at the optimum. Beyond a cliff as much as nothing is kept: accuracy
 * falls to chance along its width. Training may diverge on one side of a line.
 */
record TrainingSurface(
    double chance,
    int power,
    Metric metric,
    List<Group> groups,
    List<Line> terms,
    List<Table> tables,
    Line cliff,
    Line diverging)
    implements Landscape {

  private static final Line NOWHERE =
      new Line(new int[0], new double[0], new double[0], Shape.RISE, 0, 0);

  /** Without a cliff or a diverging region where null. */
  TrainingSurface {
    cliff = cliff == null ? NOWHERE : cliff;
    diverging = diverging == null ? NOWHERE : diverging;
  }

  /** What is made of the groups' accuracies. */
  enum Metric {
    @JsonProperty("pooled")
    POOLED,
    @JsonProperty("mean")
    MEAN,
    @JsonProperty("worst")
    WORST
  }

  /** Examples whose accuracy falls alike. */
  record Group(int examples, double peak, double sensitivity) {}

  /** What is made of a {@link Line}'s value s: s^2 or max(0, s). */
  enum Shape {
    @JsonProperty("square")
    SQUARE,
    @JsonProperty("rise")
    RISE
  }

  /** The sum of coefficient (coordinate - center) over some coordinates. */
  record Line(
      int[] indices,
      double[] coefficients,
      double[] centers,
      Shape shape,
      double weight,
      double width) {

    double at(double[] coordinates) {
      double sum = 0;
      for (int k = 0; k < indices.length; k++) {
        sum += coefficients[k] * (coordinates[indices[k]] - centers[k]);
      }
      return sum;
    }

    double loss(double[] coordinates) {
      double s = at(coordinates);
      return weight * (shape == Shape.SQUARE ? s * s : Math.max(0, s));
    }
  }

  /**
   * A loss for each value of an integer or category, and of the distance of another coordinate from
   * a center that depends on the value.
   */
  record Table(int index, double[] losses, int of, double[] centers, double weight) {

    double loss(double[] coordinates) {
      int choice = (int) coordinates[index];
      if (centers == null) {
        return losses[choice];
      }
      double s = coordinates[of] - centers[choice];
      return losses[choice] + weight * s * s;
    }
  }

  @Override
  public double truth(double[] coordinates) {
    if (diverging.at(coordinates) > 0) {
      return Double.NaN;
    }
    double exponent = exponent(coordinates);
    double kept = kept(coordinates);
    return error(group -> accuracy(group, exponent, kept));
  }

  @Override
  public double observe(double[] coordinates, RandomGenerator random) {
    if (diverging.at(coordinates) > 0) {
      return Double.NaN;
    }
    double exponent = exponent(coordinates);
    double kept = kept(coordinates);
    return error(
        group -> {
          double accuracy = accuracy(group, exponent, kept);
          long correct = random.doubles(group.examples()).filter(u -> u < accuracy).count();
          return (double) correct / group.examples();
        });
  }

  @Override
  public boolean isNoisy() {
    return true;
  }

  private double exponent(double[] coordinates) {
    double loss =
        terms.stream().mapToDouble(term -> term.loss(coordinates)).sum()
            + tables.stream().mapToDouble(table -> table.loss(coordinates)).sum();
    return Math.pow(loss, power);
  }

  private double kept(double[] coordinates) {
    double beyond = cliff.at(coordinates);
    return beyond <= 0 ? 1 : Math.max(0, 1 - beyond / cliff.width());
  }

  private double accuracy(Group group, double exponent, double kept) {
    return chance + (group.peak() - chance) * kept * Math.exp(-exponent * group.sensitivity());
  }

  /** Asks for the groups' accuracies in their order. */
  private double error(ToDoubleFunction<Group> accuracy) {
    var accuracies = groups.stream().mapToDouble(accuracy).toArray();
    return switch (metric) {
      case WORST -> 1 - DoubleStream.of(accuracies).min().orElseThrow();
      case MEAN -> 1 - DoubleStream.of(accuracies).average().orElseThrow();
      case POOLED -> {
        double correct =
            IntStream.range(0, accuracies.length)
                .mapToDouble(g -> groups.get(g).examples() * accuracies[g])
                .sum();
        yield 1 - correct / groups.stream().mapToInt(Group::examples).sum();
      }
    };
  }
}
