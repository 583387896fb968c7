package io.autoft.optimizer;

/**
 * One dimension of a {@link SearchSpace}. Samplers see it through its <em>coordinate</em>: a real
 * number in which equal steps matter equally, the logarithm of a rate for example.
 */
public sealed interface Parameter permits FloatParameter {

  /** Canonical name, such as {@code learningRate} or {@code weight.Hinge}. */
  String name();

  /** Whether the parameter may take this value; never for NaN. */
  boolean contains(double value);

  /** The lower bound's coordinate. */
  double lowCoordinate();

  /** The upper bound's coordinate. */
  double highCoordinate();

  /** The coordinate of a value that the parameter may take. */
  double toCoordinate(double value);

  /** The value at a coordinate, always one that the parameter may take. */
  double toValue(double coordinate);

  /** Whether there is only one value to propose, so that there is nothing to learn. */
  default boolean isFixed() {
    return lowCoordinate() == highCoordinate();
  }
}
