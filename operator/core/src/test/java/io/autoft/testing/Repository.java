package io.autoft.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The checkout that the tests belong to. */
public final class Repository {

  private static final Path ROOT =
      Path.of(System.getProperty("autoft.repository", "..")).toAbsolutePath().normalize();

  private Repository() {}

  /** A file or folder by its path from the root. */
  public static Path path(String path) {
    return ROOT.resolve(path);
  }

  /** Text of a file by its path from the root. */
  public static String read(String path) {
    return read(path(path));
  }

  /** Text of a file. */
  public static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files below a folder whose name ends as given, sorted. */
  public static List<Path> files(String folder, String suffix) {
    try (var files = Files.walk(path(folder))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(suffix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
