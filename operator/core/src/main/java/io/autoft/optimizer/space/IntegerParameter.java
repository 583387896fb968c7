package io.autoft.optimizer.space;

import static io.autoft.optimizer.space.Bounds.check;
import static io.autoft.optimizer.space.Bounds.checkName;
import static java.util.Objects.requireNonNull;

/**
 * A whole number between two bounds, both included.
 *
 * <p>The number k owns the values from k - 1/2 to k + 1/2, on a logarithmic scale their logarithms,
 * so that the bounds are as likely as the numbers between them. Equal bounds fix the parameter.
 *
 * @param low the least number; at least 1 on a logarithmic scale
 * @param high the greatest number
 */
public record IntegerParameter(String name, int low, int high, Scale scale) implements Parameter {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException where the name is blank, the least number is above the
   *     greatest, or a logarithmic range begins below 1
   */
  public IntegerParameter {
    checkName(name);
    requireNonNull(scale, "scale is null");
    check(low <= high, "%s: the minimum %s is above the maximum %s", name, low, high);
    check(
        scale == Scale.LINEAR || low >= 1,
        "%s: a logarithmic range of integers has to begin at 1 or above, not at %s",
        name,
        low);
  }

  @Override
  public boolean contains(double value) {
    return low <= value && value <= high && value == Math.rint(value);
  }

  @Override
  public double lowCoordinate() {
    return scale.toCoordinate(low - 0.5);
  }

  @Override
  public double highCoordinate() {
    return scale.toCoordinate(high + 0.5);
  }

  @Override
  public double toCoordinate(double value) {
    return scale.toCoordinate(value);
  }

  /** Rounded half to even, counted from the minimum, as Optuna does. */
  @Override
  public double toValue(double coordinate) {
    double value = low + Math.rint(scale.toValue(coordinate) - low);
    return Math.max(low, Math.min(high, value));
  }

  @Override
  public boolean isFixed() {
    return low == high;
  }

  /** The coordinate where those that round to a whole number begin. */
  public double cellLow(double value) {
    return scale.toCoordinate(value - 0.5);
  }

  /** The coordinate where those that round to a whole number end. */
  public double cellHigh(double value) {
    return scale.toCoordinate(value + 0.5);
  }
}
