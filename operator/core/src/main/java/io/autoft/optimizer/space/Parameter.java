package io.autoft.optimizer.space;

/**
 * One dimension of a {@link SearchSpace}. A value is always a double: the number itself, or the
 * index of a category, whose names only the caller knows.
 *
 * <p>Samplers see a parameter in one of three ways. Its <em>coordinate</em> is a real number in
 * which equal steps matter equally, the logarithm of a rate for example; integers and categories
 * own the coordinates half a step around them, so that a uniform coordinate is a uniform value. Its
 * <em>unit</em> is the coordinate moved to [0, 1]. Its <em>features</em> are what a distance is
 * measured on: the unit of a number, one indicator for each category, nothing for a fixed
 * parameter.
 */
public sealed interface Parameter permits FloatParameter, IntegerParameter, CategoricalParameter {

  /** Canonical name, such as {@code learningRate} or {@code weight.Hinge}. */
  String name();

  /** Whether the parameter may take this value; never for NaN. */
  boolean contains(double value);

  /** The coordinate at which the parameter's values begin. */
  double lowCoordinate();

  /** The coordinate at which the parameter's values end. */
  double highCoordinate();

  /** The coordinate of a value that the parameter may take. */
  double toCoordinate(double value);

  /** The value at a coordinate, always one that the parameter may take; not for NaN. */
  double toValue(double coordinate);

  /** Whether there is only one value to propose, so that there is nothing to learn. */
  boolean isFixed();

  /** Where in [0, 1] a value lies; 1/2 for the value of a fixed parameter. */
  default double toUnit(double value) {
    double low = lowCoordinate();
    return isFixed() ? 0.5 : (toCoordinate(value) - low) / (highCoordinate() - low);
  }

  /** The value at a place in [0, 1]; places outside are taken for the nearest inside. */
  default double fromUnit(double unit) {
    double low = lowCoordinate();
    return toValue(low + unit * (highCoordinate() - low));
  }

  /** How many numbers stand for a value where distances count. */
  default int features() {
    return isFixed() ? 0 : 1;
  }

  /** Writes a value's features, each in [0, 1], from an index on. */
  default void encode(double value, double[] features, int from) {
    if (!isFixed()) {
      features[from] = toUnit(value);
    }
  }

  /** The value whose features come nearest to those from an index on. */
  default double decode(double[] features, int from) {
    return fromUnit(isFixed() ? 0.5 : features[from]);
  }
}
