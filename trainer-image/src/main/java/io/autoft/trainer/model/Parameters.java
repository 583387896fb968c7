package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * Parameters by name.
 *
 * @param arrays in OpenCLIP's words
 */
record Parameters(Map<String, NDArray> arrays) {

  Parameters {
    arrays = Map.copyOf(arrays);
  }

  NDArray get(String name) {
    var array = arrays.get(name);
    if (array == null) {
      throw new IllegalStateException("there is no parameter " + name);
    }
    return array;
  }
}
