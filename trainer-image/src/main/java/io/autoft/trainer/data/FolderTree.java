package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first two levels of folders below a root. The first are splits or classes, and only their
 * names can tell: {@code train/robin} and {@code robin/day1} look alike.
 *
 * @param folders names of the folders in each folder
 */
record FolderTree(SortedMap<String, List<String>> folders) {

  private static final Set<String> SPLITS =
      Set.of(
          "train",
          "training",
          "val",
          "valid",
          "validation",
          "dev",
          "test",
          "testing",
          "eval",
          "id_val",
          "id_test",
          "ood_val",
          "ood_test");

  FolderTree {
    requireNonNull(folders, "folders is null");
    folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
  }

  static FolderTree of(Path root, List<String> top) {
    var folders = new TreeMap<String, List<String>>();
    for (var name : top) {
      folders.put(name, foldersOrNone(root.resolve(name)));
    }
    return new FolderTree(folders);
  }

  private static List<String> foldersOrNone(Path folder) {
    try {
      return Subfolders.of(folder).names();
    } catch (IOException e) {
      return List.of(); // reported where the folder is read
    }
  }

  /** Names of the folders on the first level. */
  List<String> top() {
    return List.copyOf(folders.keySet());
  }

  /** Those of the first level that have folders. */
  List<String> parents() {
    return folders.keySet().stream().filter(name -> !folders.get(name).isEmpty()).toList();
  }

  /**
   * Whether the first level are splits.
   *
   * @param classNames that are known; none if the folders themselves are to say it
   */
  boolean hasSplits(List<String> classNames) {
    if (folders.keySet().stream().anyMatch(classNames::contains)) {
      return false;
    }
    var below = new ArrayList<String>();
    folders.values().forEach(below::addAll);
    return below.stream().anyMatch(classNames::contains)
        || parents().stream().anyMatch(name -> SPLITS.contains(usual(name)));
  }

  /** As it is written by most: {@code ID-Val} is {@code id_val}. */
  private static String usual(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Whether the first level could be splits of other names. */
  boolean isDoubtful(List<String> classNames) {
    return !folders.isEmpty()
        && parents().size() == folders.size()
        && folders.keySet().stream().noneMatch(classNames::contains);
  }
}
