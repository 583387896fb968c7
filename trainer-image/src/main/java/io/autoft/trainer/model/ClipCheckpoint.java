package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.SafetensorsWriter.Values;
import io.autoft.trainer.text.WordTokenizer;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A fine-tuned model as files: those that OpenCLIP loads, and beside them the head and the names of
 * its classes.
 */
public final class ClipCheckpoint {

  /** The head, C x E. */
  static final String HEAD_FILE = "head.safetensors";

  /** A JSON array of the classes in the order of the head's rows. */
  static final String CLASSES_FILE = "class_names.json";

  private final PretrainedClip pretrained;
  private final ParameterLayout layout;
  private final NDArray parameters;
  private final List<String> classNames;

  /**
   * A checkpoint.
   *
   * @param pretrained gives configuration, vocabulary and what was not trained
   * @param layout of {@code parameters}
   * @param parameters theta, P scalars, read when the checkpoint is written
   */
  public ClipCheckpoint(
      PretrainedClip pretrained,
      ParameterLayout layout,
      NDArray parameters,
      List<String> classNames) {
    this.pretrained = requireNonNull(pretrained, "pretrained is null");
    this.layout = requireNonNull(layout, "layout is null");
    this.parameters = requireNonNull(parameters, "parameters is null");
    this.classNames = List.copyOf(classNames);
  }

  /**
   * Writes the files into an existing folder, tensor by tensor from where they lie: memory for a
   * second copy of the model is not needed.
   *
   * @throws IOException if a file cannot be written
   */
  public void writeTo(Path folder) throws IOException {
    try (var scope = parameters.getManager().newSubManager()) {
      var towers = new HashMap<String, Values>();
      ClipArchitecture.all(pretrained.config())
          .forEach(
              (name, shape) -> towers.put(name, new Values(shape, () -> pretrained.values(name))));
      layout
          .entries()
          .forEach(
              entry ->
                  towers.put(entry.name(), new Values(entry.shape(), () -> trained(entry, scope))));
      var head = towers.remove(ClipArchitecture.HEAD);
      SafetensorsWriter.write(folder.resolve(ModelFiles.WEIGHTS), namedAsInFile(towers));
      SafetensorsWriter.write(folder.resolve(HEAD_FILE), Map.of(ClipArchitecture.HEAD, head));
    }
    copy(ModelFiles.CONFIG, folder);
    if (pretrained.tokenizer() instanceof WordTokenizer) {
      copy(ModelFiles.VOCABULARY, folder);
    }
    Files.writeString(
        folder.resolve(CLASSES_FILE), new ObjectMapper().writeValueAsString(classNames) + "\n");
  }

  private Map<String, Values> namedAsInFile(Map<String, Values> towers) {
    return towers.entrySet().stream()
        .collect(toMap(tower -> pretrained.nameInFile(tower.getKey()), Map.Entry::getValue));
  }

  private FloatBuffer trained(ParameterLayout.Entry entry, NDManager scope) {
    long end = entry.offset() + entry.shape().size();
    var view = parameters.get(scope, new NDIndex("{}:{}", entry.offset(), end));
    return view.toDevice(Device.cpu(), false)
        .toByteBuffer(true)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private void copy(String name, Path folder) throws IOException {
    try {
      Files.writeString(folder.resolve(name), pretrained.files().text(name));
    } catch (TrialFailure e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
