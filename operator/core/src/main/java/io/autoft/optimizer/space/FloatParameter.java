package io.autoft.optimizer.space;

import static io.autoft.optimizer.space.Bounds.check;
import static io.autoft.optimizer.space.Bounds.checkName;
import static java.util.Objects.requireNonNull;

/**
 * A real number between two bounds, both included.
 *
 * <p>Equal bounds fix the parameter: it is proposed as it is and not modelled. So is one whose
 * bounds are so close together that their logarithms are equal.
 *
 * @param low the least value; above 0 on a logarithmic scale
 * @param high the greatest value, in the same unit
 */
public record FloatParameter(String name, double low, double high, Scale scale)
    implements Parameter {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException where the name is blank, the least value is above the
   *     greatest, a bound or the distance between them is not finite, or a logarithmic range does
   *     not begin above 0
   */
  public FloatParameter {
    checkName(name);
    requireNonNull(scale, "scale is null");
    check(
        Double.isFinite(low) && Double.isFinite(high) && Double.isFinite(high - low),
        "%s: the range from %s to %s is not finite",
        name,
        low,
        high);
    check(low <= high, "%s: the minimum %s is above the maximum %s", name, low, high);
    check(
        scale == Scale.LINEAR || low > 0,
        "%s: a logarithmic range has to begin above 0, not at %s",
        name,
        low);
  }

  @Override
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  @Override
  public double lowCoordinate() {
    return scale.toCoordinate(low);
  }

  @Override
  public double highCoordinate() {
    return scale.toCoordinate(high);
  }

  @Override
  public double toCoordinate(double value) {
    return scale.toCoordinate(value);
  }

  /** Clamped, since the exponential of a bound's logarithm may miss the bound by a digit. */
  @Override
  public double toValue(double coordinate) {
    return Math.max(low, Math.min(high, scale.toValue(coordinate)));
  }

  @Override
  public boolean isFixed() {
    return lowCoordinate() == highCoordinate();
  }
}
