package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Finds the images of a class, which lie below its folder as deep as one likes. */
final class ClassFolder extends SimpleFileVisitor<Path> {

  private final Path root;
  private final LeftOut leftOut;
  private final Problems problems;
  private final List<String> images = new ArrayList<>();

  private ClassFolder(Path root, LeftOut leftOut, Problems problems) {
    this.root = requireNonNull(root, "root is null");
    this.leftOut = requireNonNull(leftOut, "leftOut is null");
    this.problems = requireNonNull(problems, "problems is null");
  }

  /**
   * The images of a class, sorted.
   *
   * @param root that the paths are relative to
   * @param folder of the class
   * @param leftOut gets what is no image
   * @param problems gets the images that cannot be read
   */
  static List<String> images(Path root, Path folder, LeftOut leftOut, Problems problems)
      throws IOException {
    var found = new ClassFolder(root, leftOut, problems);
    Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, found);
    return found.images.stream().sorted().toList();
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (!Subfolders.isForeign(name(folder))) {
      return FileVisitResult.CONTINUE;
    }
    leftOut.folder(path(folder));
    return FileVisitResult.SKIP_SUBTREE;
  }

  /** Folders that a system keeps for itself cannot always be opened. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (!Subfolders.isForeign(name(file))) {
      throw failure;
    }
    leftOut.folder(path(file));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    switch (FileKind.of(file)) {
      case IMAGE -> images.add(path(file));
      case OTHER_IMAGE -> problems.add(path(file), "images must be PNG or JPEG files");
      case COMPANION -> leftOut.companion(path(file));
      case UNKNOWN -> leftOut.doubtful(path(file), "neither a PNG nor a JPEG file");
    }
    return FileVisitResult.CONTINUE;
  }

  private String path(Path file) {
    return root.relativize(file).toString();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
