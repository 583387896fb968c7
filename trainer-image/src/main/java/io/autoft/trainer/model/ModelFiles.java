package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Reason;
import io.autoft.trainer.data.NotUtf8Exception;
import io.autoft.trainer.data.Utf8;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a model: a folder, or one that is shipped with the trainer. */
public abstract sealed class ModelFiles {

  /** Architecture and preprocessing, as OpenCLIP writes them. */
  public static final String CONFIG = "open_clip_config.json";

  /** All parameters. */
  public static final String WEIGHTS = "open_clip_model.safetensors";

  /** Tokens of a {@link WordTokenizer}, one a line. */
  public static final String VOCABULARY = "vocab.txt";

  private static final int LONGEST_TEXT = 16 << 20;
  private static final String DEMO = "demo://";
  private static final String FILE = "file:///";

  /**
   * The files of a source.
   *
   * @param source {@code demo://name} or {@code file:///path}
   * @throws TrialFailure if there is no such model or folder
   */
  public static ModelFiles of(String source) throws TrialFailure {
    if (source.startsWith(DEMO)) {
      return new Shipped(source, "/models/" + source.substring(DEMO.length()) + "/");
    }
    if (source.startsWith(FILE)) {
      return new Folder(folder(source));
    }
    throw TrialFailure.badConfig(
        "model: source %s is not readable here; it must be demo://name or file:///path", source);
  }

  private static Path folder(String source) throws TrialFailure {
    Path folder;
    try {
      folder = Path.of(URI.create(source));
    } catch (IllegalArgumentException e) {
      throw new TrialFailure(Reason.BadConfig, "model: source %s is no path".formatted(source), e);
    }
    if (!Files.isDirectory(folder)) {
      throw new TrialFailure(Reason.DataMissing, "model: there is no folder " + folder);
    }
    return folder;
  }

  /** Where a file is, for messages. */
  abstract String locate(String name);

  /**
   * What a person can do about a file that is not there.
   *
   * @throws IOException if that cannot be found out
   */
  abstract Optional<String> missing(String name) throws IOException;

  /** Opens a file. */
  abstract FileContent content(String name) throws IOException;

  /**
   * Reads a file.
   *
   * @param name of the file
   * @param reader of its content
   * @throws TrialFailure if the file is missing, empty or not readable, or the reader refuses it
   */
  <T> T read(String name, Reader<T> reader) throws TrialFailure {
    try (var content = content(name)) {
      if (content.size() == 0) {
        throw new TrialFailure(Reason.DataMissing, "model: %s is empty".formatted(locate(name)));
      }
      return reader.read(content);
    } catch (IOException e) {
      throw new TrialFailure(Reason.DataMissing, "model: " + explanation(name, e), e);
    }
  }

  private String explanation(String name, IOException e) {
    var plain = "cannot read %s (%s)".formatted(locate(name), e.getClass().getSimpleName());
    try {
      return missing(name).orElse(plain);
    } catch (IOException alsoFailed) {
      e.addSuppressed(alsoFailed);
      return plain;
    }
  }

  /**
   * A file as text.
   *
   * @throws TrialFailure DataMissing if the file is missing, empty or not readable;
   *     UnsupportedModel if it is not UTF-8
   */
  String text(String name) throws TrialFailure {
    return read(
        name,
        content -> {
          if (content.size() > LONGEST_TEXT) {
            throw new TrialFailure(
                Reason.UnsupportedModel,
                "model: %s has %d bytes, more than any such file"
                    .formatted(locate(name), content.size()));
          }
          var bytes = new byte[(int) content.size()];
          content.get(0, bytes.length).get(bytes);
          try {
            return Utf8.text(bytes);
          } catch (NotUtf8Exception e) {
            throw new TrialFailure(
                Reason.UnsupportedModel,
                "model: %s, %s".formatted(locate(name), e.getMessage()),
                e);
          }
        });
  }

  /** What is made of a file's content. */
  interface Reader<T> {

    T read(FileContent content) throws IOException, TrialFailure;
  }

  private static final class Folder extends ModelFiles {
    private final Path folder;

    Folder(Path folder) {
      this.folder = requireNonNull(folder, "folder is null");
    }

    @Override
    String locate(String name) {
      return folder.resolve(name).toString();
    }

    @Override
    Optional<String> missing(String name) throws IOException {
      return new MissingFile(folder, name).explanation();
    }

    @Override
    FileContent content(String name) throws IOException {
      return FileContent.Mapped.of(FileChannel.open(folder.resolve(name)));
    }
  }

  private static final class Shipped extends ModelFiles {
    private final String source;
    private final String prefix;

    Shipped(String source, String prefix) {
      this.source = source;
      this.prefix = prefix;
    }

    @Override
    String locate(String name) {
      return source + "/" + name;
    }

    @Override
    Optional<String> missing(String name) {
      return Optional.empty();
    }

    @Override
    FileContent content(String name) throws IOException {
      try (var stream = ModelFiles.class.getResourceAsStream(prefix + name)) {
        if (stream == null) {
          throw new IOException("the trainer ships no " + prefix + name);
        }
        var bytes = stream.readAllBytes();
        // The engine reads memory outside the heap where it lies.
        return new FileContent.Memory(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
      }
    }
  }
}
