package io.autoft.optimizer.space;

/** The coordinate in which equal steps of a parameter matter equally. */
public enum Scale {
  /** The value itself. */
  LINEAR,
  /** The natural logarithm of the value, for rates and weights that range over decades. */
  LOG;

  double toCoordinate(double value) {
    return this == LOG ? StrictMath.log(value) : value;
  }

  double toValue(double coordinate) {
    return this == LOG ? StrictMath.exp(coordinate) : coordinate;
  }
}
