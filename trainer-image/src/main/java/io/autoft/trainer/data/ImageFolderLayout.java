package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
      throw TrialFailure.badConfig(
          "%s.groupColumn is '%s'; the format ImageFolder has no columns",
          config.name(), config.groupColumn().get());
    }
    try {
      var declared = NameFile.read(config.name(), root.resolve(NameFile.CLASS_NAMES));
      return new Reading(config, root, declared, studyClasses).catalogue();
    } catch (IOException e) {
      throw new TrialFailure(
          Reason.DataMissing, "%s: %s cannot be read: %s".formatted(config.name(), root, e), e);
    }
  }

  /** By name, as where a set is read without a split. */
  @Override
  public List<String> splits(DataSetConfig config, Path root, List<String> studyClasses)
      throws TrialFailure {
    try {
      var declared = NameFile.read(config.name(), root.resolve(NameFile.CLASS_NAMES));
      var tree = FolderTree.of(root, Subfolders.of(root).names());
      return tree.hasSplits(declared.isEmpty() ? studyClasses : declared)
          ? tree.parents()
          : List.of();
    } catch (IOException e) {
      throw new TrialFailure(
          Reason.DataMissing, "%s: %s cannot be read: %s".formatted(config.name(), root, e), e);
    }
  }

  private static final class Reading {
    private final DataSetConfig config;
    private final Path root;
    private final List<String> declared;
    private final List<String> known;
    private final LeftOut leftOut = new LeftOut();
    private final Problems problems;
    private final List<String> remarks = new ArrayList<>();

    /**
     * The reading of a folder.
     *
     * @param declared names in {@code class_names.txt}; none if there is no such file
     */
    Reading(DataSetConfig config, Path root, List<String> declared, List<String> studyClasses) {
      this.config = requireNonNull(config, "config is null");
      this.root = requireNonNull(root, "root is null");
      this.declared = requireNonNull(declared, "declared is null");
      known = declared.isEmpty() ? studyClasses : declared;
      problems = new Problems(config.name());
    }

    Catalogue catalogue() throws IOException, TrialFailure {
      var tree = FolderTree.of(root, folders(root));
      var places = places(tree);
      var folder = config.split().map(root::resolve).orElse(root);
      var found = new TreeSet<String>();
      for (var place : places) {
        found.addAll(Subfolders.of(place).names());
      }
      var classNames = declared.isEmpty() ? List.copyOf(found) : declared;
      var examples = examples(folder, classNames);
      checkFolders(found, examples, classNames, places);
      noteLoose(folder);
      leftOut.check(problems);
      problems.throwIfAny(Reason.BadConfig);
      if (examples.isEmpty()) {
        throw FolderLayout.empty(config, root);
      }
      remarks.addAll(leftOut.remarks());
      return new Catalogue("", examples, classNames, List.of(), remarks);
    }

    /** The folders whose folders are classes. */
    private List<Path> places(FolderTree tree) throws TrialFailure {
      if (config.split().isPresent()) {
        FolderLayout.split(config, tree.top());
        return tree.parents().stream().map(root::resolve).toList();
      }
      if (tree.hasSplits(known)) {
        FolderLayout.split(config, tree.parents());
      } else if (tree.isDoubtful(known)) {
        remarks.add(
            "takes these folders for classes: %s; where they are splits, one has to be named"
                .formatted(Names.shown(tree.top())));
      }
      return List.of(root);
    }

    private List<Example> examples(Path folder, List<String> classNames) throws IOException {
      var examples = new ArrayList<Example>();
      for (var name : folders(folder)) {
        int label = classNames.indexOf(name);
        for (var file : ClassFolder.images(root, folder.resolve(name), leftOut, problems)) {
          examples.add(new Example(file, 0, label, 0));
        }
      }
      return examples;
    }

    private void checkFolders(
        Set<String> found, List<Example> examples, List<String> classNames, List<Path> places)
        throws IOException {
      var filled = examples.stream().map(Example::label).collect(Collectors.toSet());
      for (var name : found) {
        if (!declared.isEmpty() && !declared.contains(name)) {
          problems.add(name, "this folder is no class of %s".formatted(NameFile.CLASS_NAMES));
        } else if (declared.indexOf(name) < declared.lastIndexOf(name)) {
          problems.add(
              name, "this folder is several classes of %s".formatted(NameFile.CLASS_NAMES));
        } else if (!known.contains(name) && !filled.contains(classNames.indexOf(name))) {
          checkFilled(name, places);
        }
      }
    }

    /** A class may have no image in one split; one without any in all of them is none. */
    private void checkFilled(String name, List<Path> places) throws IOException {
      var empty = new ArrayList<String>();
      var folders = places.stream().map(place -> place.resolve(name)).filter(Files::isDirectory);
      for (var folder : folders.toList()) {
        var unreadable = new Problems(name);
        if (!ClassFolder.images(root, folder, new LeftOut(), unreadable).isEmpty()
            || !unreadable.isEmpty()) {
          return;
        }
        empty.add(path(folder));
      }
      problems.add(
          Names.shown(empty),
          "there is no PNG or JPEG file in this folder, so it is no class; remove it, or name the"
              + " classes in %s".formatted(NameFile.CLASS_NAMES));
    }

    /** Images beside the folders of the classes have no label. */
    private void noteLoose(Path folder) throws IOException {
      try (var all = Files.list(folder)) {
        for (var file : all.filter(Files::isRegularFile).toList()) {
          var kind = FileKind.of(file);
          if (kind == FileKind.IMAGE || kind == FileKind.OTHER_IMAGE) {
            leftOut.doubtful(path(file), "in no folder of a class");
          }
        }
      }
    }

    /** Names of the folders that may be splits or classes, sorted. */
    private List<String> folders(Path folder) throws IOException {
      var folders = Subfolders.of(folder);
      folders.foreign().forEach(name -> leftOut.folder(path(folder.resolve(name))));
      return folders.names();
    }

    private String path(Path file) {
      return root.relativize(file).toString();
    }
  }
}
