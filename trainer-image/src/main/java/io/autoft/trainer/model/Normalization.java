package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.autoft.trainer.model.ClipConfig.Preprocessing;

/** Pixels as the image tower takes them: (value / 255 - mean) / standard deviation. */
final class Normalization {

  private static final Shape CHANNELS = new Shape(1, 3, 1, 1);

  private final NDArray largest;
  private final NDArray mean;
  private final NDArray standardDeviation;

  Normalization(Preprocessing preprocessing, NDManager constants) {
    largest = constants.full(new Shape(), 255f);
    mean = constants.create(preprocessing.mean(), CHANNELS);
    standardDeviation = constants.create(preprocessing.standardDeviation(), CHANNELS);
  }

  /**
   * Normalised pixels.
   *
   * @param pixels as {@link Batch#pixels()}
   * @return B x 3 x S x S
   */
  NDArray normalised(NDArray pixels) {
    var onDevice = pixels.toDevice(mean.getDevice(), false);
    if (onDevice.getDataType() != DataType.UINT8) {
      return onDevice;
    }
    return onDevice
        .toType(DataType.FLOAT32, false)
        .transpose(0, 3, 1, 2)
        .div(largest)
        .sub(mean)
        .div(standardDeviation);
  }
}
