package io.autoft.trainer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The folders in a folder, sorted: those of whoever made the data set, and those that archive
 * programs, storage devices and notebooks leave among them. The latter can be full of thumbnails
 * and are never a class or a split.
 *
 * @param names of the data set's own folders
 * @param foreign names of the others; every name that begins with a dot is among them
 */
record Subfolders(List<String> names, List<String> foreign) {

  private static final Set<String> FOREIGN =
      Set.of(
          "__MACOSX",
          "__pycache__",
          "@eaDir",
          "@Recycle",
          "@Recently-Snapshot",
          "#recycle",
          "#snapshot",
          "$RECYCLE.BIN",
          "System Volume Information",
          "lost+found");

  Subfolders {
    names = List.copyOf(names);
    foreign = List.copyOf(foreign);
  }

  static Subfolders of(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      var byOwner =
          all.filter(Files::isDirectory)
              .map(path -> path.getFileName().toString())
              .sorted()
              .collect(Collectors.partitioningBy(Subfolders::isForeign));
      return new Subfolders(byOwner.get(false), byOwner.get(true));
    }
  }

  static boolean isForeign(String name) {
    return name.startsWith(".") || FOREIGN.contains(name);
  }
}
