package io.autoft.optimizer.space;

import static io.autoft.optimizer.space.Bounds.check;
import static io.autoft.optimizer.space.Bounds.checkName;

import java.util.Arrays;

/**
 * One of several alternatives without an order, known by their indices from 0. A single alternative
 * fixes the parameter.
 *
 * @param choices how many there are; at least 1
 */
public record CategoricalParameter(String name, int choices) implements Parameter {

  /**
   * Checks the number of choices.
   *
   * @throws IllegalArgumentException where the name is blank or there is nothing to choose
   */
  public CategoricalParameter {
    checkName(name);
    check(choices >= 1, "%s: at least one choice is needed, not %s", name, choices);
  }

  @Override
  public boolean contains(double value) {
    return 0 <= value && value < choices && value == Math.rint(value);
  }

  @Override
  public double lowCoordinate() {
    return -0.5;
  }

  @Override
  public double highCoordinate() {
    return choices - 0.5;
  }

  @Override
  public double toCoordinate(double value) {
    return value;
  }

  @Override
  public double toValue(double coordinate) {
    return Math.max(0.0, Math.min(choices - 1, Math.rint(coordinate)));
  }

  @Override
  public boolean isFixed() {
    return choices == 1;
  }

  @Override
  public int features() {
    return isFixed() ? 0 : choices;
  }

  /** 1 for the category and 0 for the others. */
  @Override
  public void encode(double value, double[] features, int from) {
    if (!isFixed()) {
      Arrays.fill(features, from, from + choices, 0);
      features[from + (int) value] = 1;
    }
  }

  /** The category of the greatest feature, the first of them among equals. */
  @Override
  public double decode(double[] features, int from) {
    int best = 0;
    for (int i = 1; i < choices; i++) {
      if (features[from + i] > features[from + best]) {
        best = i;
      }
    }
    return best;
  }
}
