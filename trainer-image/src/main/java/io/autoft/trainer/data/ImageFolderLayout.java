package io.autoft.trainer.data;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/**
 * A folder for each class: {@code root/class/..} or, where a split is named, {@code
 * root/split/class/..}. The classes are the folders of all splits, sorted, or the lines of {@code
 * class_names.txt}, which then must have them all. {@link Subfolders} says which folders are not
 * looked into; every other one without an image is somebody's mistake and no class.
 */
final class ImageFolderLayout implements FolderLayout {

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
      return catalogue(config, root, studyClasses);
    } catch (IOException e) {
      throw new TrialFailure(
          Reason.DataMissing, "%s: %s cannot be read: %s".formatted(config.name(), root, e), e);
    }
  }

  private static Catalogue catalogue(DataSetConfig config, Path root, List<String> studyClasses)
      throws IOException, TrialFailure {
    var leftOut = new LeftOut();
    var top = folders(root, root, leftOut);
    var splits = top.stream().filter(name -> hasFolders(root.resolve(name))).toList();
    var folder = root;
    var places = List.of(root);
    if (config.split().isPresent()) {
      folder = root.resolve(FolderLayout.split(config, top));
      places = splits.stream().map(root::resolve).toList();
    } else if (!splits.isEmpty() && splits.size() == top.size()) {
      FolderLayout.split(config, splits);
    }
    var found = new TreeSet<String>();
    for (var place : places) {
      found.addAll(Subfolders.of(place).names());
    }
    var problems = new Problems(config.name());
    var declared = NameFile.read(config.name(), root.resolve(NameFile.CLASS_NAMES));
    var classNames = declared.isEmpty() ? List.copyOf(found) : declared;
    var filled = new HashSet<String>();
    var examples = new ArrayList<Example>();
    for (var name : folders(root, folder, leftOut)) {
      for (var file : ClassFolder.images(root, folder.resolve(name), leftOut, problems)) {
        examples.add(new Example(file, 0, classNames.indexOf(name), 0));
        filled.add(name);
      }
    }
    var known = declared.isEmpty() ? studyClasses : declared;
    for (var name : found) {
      if (!declared.isEmpty() && !declared.contains(name)) {
        problems.add(name, "this folder is no class of %s".formatted(NameFile.CLASS_NAMES));
      } else if (!known.contains(name) && !filled.contains(name)) {
        checkFilled(name, root, places, problems);
      }
    }
    noteLoose(root, folder, leftOut);
    leftOut.check(problems);
    problems.throwIfAny(Reason.BadConfig);
    if (examples.isEmpty()) {
      throw FolderLayout.empty(config, root);
    }
    return new Catalogue("", examples, classNames, List.of(), leftOut.remarks());
  }

  /** A class may have no image in one split; one without any in all of them is none. */
  private static void checkFilled(String name, Path root, List<Path> places, Problems problems)
      throws IOException {
    var folders = places.stream().map(place -> place.resolve(name)).filter(Files::isDirectory);
    var empty = new ArrayList<String>();
    for (var folder : folders.toList()) {
      var unreadable = new Problems(name);
      if (!ClassFolder.images(root, folder, new LeftOut(), unreadable).isEmpty()
          || !unreadable.isEmpty()) {
        return;
      }
      empty.add(root.relativize(folder).toString());
    }
    problems.add(
        Names.shown(empty),
        "there is no PNG or JPEG file in this folder, so it is no class; remove it, or name the"
            + " classes in %s".formatted(NameFile.CLASS_NAMES));
  }

  /** Images beside the folders of the classes have no label. */
  private static void noteLoose(Path root, Path folder, LeftOut leftOut) throws IOException {
    try (var all = Files.list(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var kind = FileKind.of(file);
        if (kind == FileKind.IMAGE || kind == FileKind.OTHER_IMAGE) {
          leftOut.doubtful(path(root, file), "in no folder of a class");
        }
      }
    }
  }

  /** Names of the folders that may be splits or classes, sorted. */
  private static List<String> folders(Path root, Path folder, LeftOut leftOut) throws IOException {
    var folders = Subfolders.of(folder);
    folders.foreign().forEach(name -> leftOut.folder(path(root, folder.resolve(name))));
    return folders.names();
  }

  private static boolean hasFolders(Path folder) {
    try {
      return !Subfolders.of(folder).names().isEmpty();
    } catch (IOException e) {
      return false; // reported where the folder is read
    }
  }

  private static String path(Path root, Path file) {
    return root.relativize(file).toString();
  }
}
