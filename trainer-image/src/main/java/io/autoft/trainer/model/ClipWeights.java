package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.Safetensors.DamagedFileException;
import io.autoft.trainer.model.Safetensors.Tensor;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The tensors of a model's file, found to be those that its configuration calls for: all of them,
 * of these shapes, and no others.
 *
 * @param tensors by their names in {@link ClipArchitecture}
 * @param namesInFile the name in the file of each tensor, by the same names
 */
record ClipWeights(Map<String, Tensor> tensors, Map<String, String> namesInFile) {

  /** Of the text tower in models with {@code custom_text}, which are otherwise the same. */
  private static final String TEXT = "text.";

  ClipWeights {
    tensors = Map.copyOf(tensors);
    namesInFile = Map.copyOf(namesInFile);
  }

  /** CRC-32C of all tensors as the file has them, in the order of their names. */
  long checksum() {
    var sum = new CRC32C();
    new TreeMap<>(tensors).values().forEach(tensor -> sum.update(tensor.data().duplicate()));
    return sum.getValue();
  }

  /**
   * Reads the weights of a model.
   *
   * @throws TrialFailure DataMissing if there is no file, UnsupportedModel if it is not whole or of
   *     another model
   */
  static ClipWeights read(ModelFiles files, ClipConfig config) throws TrialFailure {
    var file = files.locate(ModelFiles.WEIGHTS);
    var inFile = parse(files, file);
    var names = namesInFile(inFile.keySet(), file);
    var tensors = new HashMap<String, Tensor>();
    names.forEach((name, nameInFile) -> tensors.put(name, inFile.get(nameInFile)));
    var expected = ClipArchitecture.all(config);
    refuseOtherModels(tensors, file);
    for (var entry : expected.entrySet()) {
      tensors.computeIfPresent(entry.getKey(), (n, t) -> scalar(t, entry.getValue()));
      require(tensors.get(entry.getKey()), entry.getKey(), entry.getValue(), file);
    }
    var unknown = tensors.keySet().stream().filter(n -> !expected.containsKey(n)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw unsupported(
          "%s has a tensor %s, which the configuration does not call for"
              .formatted(file, unknown.get(0)));
    }
    return new ClipWeights(tensors, names);
  }

  private static Map<String, Tensor> parse(ModelFiles files, String file) throws TrialFailure {
    return files.read(
        ModelFiles.WEIGHTS,
        content -> {
          try {
            return Safetensors.parse(content).tensors();
          } catch (DamagedFileException e) {
            throw new TrialFailure(
                Reason.UnsupportedModel,
                "model: %s is damaged: %s".formatted(file, e.getMessage()),
                e);
          }
        });
  }

  private static Map<String, String> namesInFile(Set<String> namesInFile, String file)
      throws TrialFailure {
    var names = new HashMap<String, String>();
    for (var name : namesInFile) {
      var plain = name.startsWith(TEXT) ? name.substring(TEXT.length()) : name;
      if (names.put(plain, name) != null) {
        throw unsupported("%s has both a tensor %s and %s".formatted(file, plain, TEXT + plain));
      }
    }
    return names;
  }

  private static void refuseOtherModels(Map<String, Tensor> tensors, String file)
      throws TrialFailure {
    if (tensors.keySet().stream().anyMatch(name -> name.startsWith("vision_model."))) {
      throw unsupported(
          file + " has the names of the library transformers; OpenCLIP's are expected");
    }
    if (tensors.keySet().stream().allMatch(name -> name.startsWith("visual."))) {
      throw unsupported(
          file + " has an image tower only; the head is made with the text tower's prompts");
    }
  }

  /** Some files have a scalar as an array of one. */
  private static Tensor scalar(Tensor tensor, Dimensions expected) {
    return expected.lengths().isEmpty() && tensor.shape().size() == 1
        ? new Tensor(tensor.dtype(), expected, tensor.data())
        : tensor;
  }

  private static void require(Tensor tensor, String name, Dimensions shape, String file)
      throws TrialFailure {
    if (tensor == null) {
      throw unsupported("%s has no tensor %s; shape %s is expected".formatted(file, name, shape));
    }
    if (!tensor.shape().equals(shape)) {
      throw unsupported(
          "%s: tensor %s has shape %s; %s is expected"
              .formatted(file, name, tensor.shape(), shape));
    }
    if (Precision.of(tensor.dtype()).isEmpty()) {
      throw unsupported(
          "%s: tensor %s has type %s; F32, F16 or BF16 is expected"
              .formatted(file, name, tensor.dtype()));
    }
  }

  private static TrialFailure unsupported(String what) {
    return new TrialFailure(Reason.UnsupportedModel, "model: " + what);
  }

  /** Number of scalars of both towers. */
  long size() {
    return tensors.values().stream().mapToLong(tensor -> tensor.shape().size()).sum();
  }

  /** Types of the tensors in the file, sorted. */
  List<String> types() {
    return tensors.values().stream().map(Tensor::dtype).distinct().sorted().toList();
  }

  /** Number of bytes in the file. */
  long bytes() {
    return tensors.values().stream().mapToLong(tensor -> tensor.data().remaining()).sum();
  }

  /** Whether {@link #array} gives the mapped file and no copy. */
  boolean isFloat32(String name) {
    return tensors.get(name).precision() == Precision.F32;
  }

  /** A tensor as float32: it reads the mapped file and must not be written, or is a copy. */
  NDArray array(String name, NDManager manager) {
    var tensor = tensors.get(name);
    var shape = new Shape(tensor.shape().toArray());
    // Of buffers outside the heap a container has few; what is widened goes to the engine's memory.
    return switch (tensor.precision()) {
      case F32 -> manager.create(tensor.data().duplicate(), shape, DataType.FLOAT32);
      case F16 -> {
        try (var halves = manager.create(tensor.data().duplicate(), shape, DataType.FLOAT16)) {
          yield halves.toType(DataType.FLOAT32, true);
        }
      }
      case BF16 -> {
        // The engine's bindings end the process where a buffer is of type BFLOAT16.
        try (var floats = manager.create(tensor.floats().array(), shape)) {
          yield floats.duplicate();
        }
      }
    };
  }

  /** A tensor's values, row by row. */
  FloatBuffer values(String name) {
    return tensors.get(name).floats();
  }
}
