package io.autoft.trainer.data;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder for each class: {@code root/class/..} or, where a split is named, {@code
 * root/split/class/..}. The classes are the folders of all splits, sorted, or the lines of {@code
 * class_names.txt}, which then must have them all. Names that begin with a dot are not looked at.
 */
final class ImageFolderLayout implements FolderLayout {

  private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg");
  private static final Set<String> OTHER_IMAGES =
      Set.of("avif", "bmp", "gif", "heic", "jp2", "ppm", "tif", "tiff", "webp");

  @Override
  public Catalogue read(DataSetConfig config, Path root, List<String> studyClasses)
      throws TrialFailure {
    if (config.groupColumn().isPresent()) {
      throw new TrialFailure(
          Reason.BadConfig,
          "%s.groupColumn is '%s'; the format ImageFolder has no columns"
              .formatted(config.name(), config.groupColumn().get()));
    }
    try {
      return catalogue(config, root);
    } catch (IOException e) {
      throw new TrialFailure(
          Reason.DataMissing, "%s: %s cannot be read: %s".formatted(config.name(), root, e), e);
    }
  }

  private static Catalogue catalogue(DataSetConfig config, Path root)
      throws IOException, TrialFailure {
    var top = folders(root);
    var splits = top.stream().filter(name -> !foldersOrNone(root.resolve(name)).isEmpty()).toList();
    var folder = root;
    var found = new TreeSet<String>();
    if (config.split().isPresent()) {
      folder = root.resolve(FolderLayout.split(config, top));
      for (var split : splits) {
        found.addAll(folders(root.resolve(split)));
      }
    } else {
      if (!splits.isEmpty() && splits.size() == top.size()) {
        FolderLayout.split(config, splits);
      }
      found.addAll(top);
    }
    var problems = new Problems(config.name());
    var classNames = classNames(config, root, found, problems);
    var examples = new ArrayList<Example>();
    for (var name : folders(folder)) {
      add(examples, root, folder.resolve(name), classNames.indexOf(name), problems);
    }
    problems.throwIfAny(Reason.BadConfig);
    if (examples.isEmpty()) {
      throw FolderLayout.empty(config, root);
    }
    return new Catalogue("", examples, classNames, List.of());
  }

  private static List<String> classNames(
      DataSetConfig config, Path root, TreeSet<String> found, Problems problems)
      throws TrialFailure {
    var declared = NameFile.read(config.name(), root.resolve(NameFile.CLASS_NAMES));
    if (declared.isEmpty()) {
      return List.copyOf(found);
    }
    for (var name : found) {
      if (!declared.contains(name)) {
        problems.add(name, "this folder is no class of %s".formatted(NameFile.CLASS_NAMES));
      }
    }
    return declared;
  }

  private static void add(
      List<Example> examples, Path root, Path folder, int label, Problems problems)
      throws IOException {
    List<String> files;
    try (var all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      files =
          all.filter(Files::isRegularFile)
              .map(file -> root.relativize(file).toString())
              .filter(file -> !file.contains("/."))
              .sorted()
              .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (var file : files) {
      var ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      if (IMAGES.contains(ending)) {
        examples.add(new Example(file, 0, label, 0));
      } else if (OTHER_IMAGES.contains(ending)) {
        problems.add(file, "images must be PNG or JPEG files");
      }
    }
  }

  /** Names of the folders in a folder, sorted. */
  static List<String> folders(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static List<String> foldersOrNone(Path folder) {
    try {
      return folders(folder);
    } catch (IOException e) {
      return List.of(); // reported where the folder is read
    }
  }
}
