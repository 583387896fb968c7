package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.trainer.model.SafetensorsWriter.Values;
import io.autoft.trainer.report.TrialFailure;
import java.io.IOException;
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
  private final float[] parameters;
  private final List<String> classNames;

  /**
   * A checkpoint.
   *
   * @param pretrained gives configuration, vocabulary and what was not trained
   * @param layout of {@code parameters}
   * @param parameters theta, P scalars
   */
  public ClipCheckpoint(
      PretrainedClip pretrained,
      ParameterLayout layout,
      float[] parameters,
      List<String> classNames) {
    this.pretrained = requireNonNull(pretrained, "pretrained is null");
    this.layout = requireNonNull(layout, "layout is null");
    this.parameters = parameters.clone();
    this.classNames = List.copyOf(classNames);
  }

  /** Writes the files into an existing folder. */
  public void writeTo(Path folder) throws IOException {
    var towers = new HashMap<String, Values>();
    ClipArchitecture.all(pretrained.config())
        .forEach((name, shape) -> towers.put(name, new Values(shape, pretrained.values(name))));
    var trained = layout.values(parameters);
    var head = trained.remove(ClipModel.HEAD);
    towers.putAll(trained);
    SafetensorsWriter.write(folder.resolve(ModelFiles.WEIGHTS), towers);
    SafetensorsWriter.write(folder.resolve(HEAD_FILE), Map.of(ClipModel.HEAD, head));
    copy(ModelFiles.CONFIG, folder);
    copy(ModelFiles.VOCABULARY, folder);
    Files.writeString(
        folder.resolve(CLASSES_FILE), new ObjectMapper().writeValueAsString(classNames) + "\n");
  }

  private void copy(String name, Path folder) throws IOException {
    try {
      Files.writeString(folder.resolve(name), pretrained.files().text(name));
    } catch (TrialFailure e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
