package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that a model's folder does not have. Models are published in several forms, so what is
 * there instead often says what is to be done; the commands are in the documentation of models.
 *
 * @param folder of the model, which is there
 * @param name of the file that is not
 */
record MissingFile(Path folder, String name) {

  private static final Pattern SHARD =
      Pattern.compile(".*\\.index\\.json|.*-of-\\d+\\.(safetensors|bin)");
  private static final Pattern SAFETENSORS = Pattern.compile(".*\\.safetensors");
  private static final Pattern PYTORCH = Pattern.compile(".*\\.(bin|pt|pth|ckpt)");

  private static final String DOCUMENTED = "(\"Other forms of weights\" in docs/models.md)";
  private static final String CONFIG_OF_ANOTHER_LIBRARY =
      "; config.json is that of another library: OpenCLIP's has model_cfg and preprocess_cfg";

  MissingFile {
    requireNonNull(folder, "folder is null");
    requireNonNull(name, "name is null");
  }

  /**
   * Why the file cannot be read, and what can be done.
   *
   * @throws IOException if the folder cannot be listed
   */
  Optional<String> explanation() throws IOException {
    var file = folder.resolve(name);
    if (Files.isDirectory(file)) {
      return Optional.of("%s is a folder; it must be a file".formatted(file));
    }
    if (Files.exists(file)) {
      return Optional.empty();
    }
    if (Files.isSymbolicLink(file)) {
      return Optional.of(
          "%s is a link to %s, where there is no file; copy what it leads to (cp --dereference)"
              .formatted(file, Files.readSymbolicLink(file)));
    }
    return Optional.of("there is no file %s%s".formatted(file, instead()));
  }

  private String instead() throws IOException {
    var others = others();
    return switch (name) {
      case ModelFiles.WEIGHTS -> weightsIn(others).map(advice -> advice + DOCUMENTED).orElse("");
      case ModelFiles.CONFIG -> others.contains("config.json") ? CONFIG_OF_ANOTHER_LIBRARY : "";
      default -> "";
    };
  }

  private List<String> others() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Optional<String> weightsIn(List<String> files) {
    return first(files, SHARD)
        .map("; %s belongs to weights in shards: join them into this file "::formatted)
        .or(
            () ->
                first(files, SAFETENSORS)
                    .map("; rename %s if its tensors have OpenCLIP's names "::formatted))
        .or(
            () ->
                first(files, PYTORCH)
                    .map("; %s has weights in PyTorch's own form: convert it "::formatted));
  }

  private static Optional<String> first(List<String> files, Pattern kind) {
    return files.stream()
        .filter(kind.asMatchPredicate())
        .filter(file -> !file.equals(ClipCheckpoint.HEAD_FILE))
        .findFirst();
  }
}
