package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * Parameters by name.
 *
 * @param arrays in OpenCLIP's words
 */
public record Parameters(Map<String, NDArray> arrays) {

  public Parameters {
    arrays = Map.copyOf(arrays);
  }

  /** The array of a parameter that is there. */
  public NDArray get(String name) {
    var array = arrays.get(name);
    if (array == null) {
      throw new IllegalStateException("there is no parameter " + name);
    }
    return array;
  }
}
