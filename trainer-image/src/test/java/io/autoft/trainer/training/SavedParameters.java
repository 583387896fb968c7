package io.autoft.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.autoft.trainer.model.ParameterLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/** theta as a checkpoint has it. */
final class SavedParameters {

  private SavedParameters() {}

  /** P scalars in the order of the layout. */
  static NDArray of(Path checkpoint, ParameterLayout layout, NDManager manager) throws IOException {
    var arrays = new HashMap<String, NDArray>();
    for (var file : List.of("open_clip_model.safetensors", "head.safetensors")) {
      try (var stream = Files.newInputStream(checkpoint.resolve(file))) {
        NDList.decode(manager, stream).forEach(array -> arrays.put(array.getName(), array));
      }
    }
    var parts = new NDList();
    layout.entries().forEach(entry -> parts.add(arrays.get(entry.name()).reshape(-1)));
    return NDArrays.concat(parts);
  }
}
