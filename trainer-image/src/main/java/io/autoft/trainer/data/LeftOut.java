package io.autoft.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of a folder is no example, so that the log can say it: nothing is left out in silence. A few
 * files of unknown kinds may lie about; more of them are images that somebody counts on.
 */
final class LeftOut {

  private static final int FEW = 5;

  private final TreeSet<String> folders = new TreeSet<>();
  private final TreeSet<String> companions = new TreeSet<>();
  private final SortedMap<String, String> doubtful = new TreeMap<>();

  /** Notes a folder that is not looked into; the trainer's own is not worth a word. */
  void folder(String path) {
    if (!path.equals(ImageCachePlaces.OWN)) {
      folders.add(path);
    }
  }

  /** Notes a file that is meant to lie beside images. */
  void companion(String path) {
    companions.add(path);
  }

  /** Notes a file that may be a lost example, and why it is none. */
  void doubtful(String path, String why) {
    doubtful.put(path, why);
  }

  /** Adds the doubtful files to the problems if they are more than a few. */
  void check(Problems problems) {
    if (doubtful.size() > FEW) {
      doubtful.forEach(problems::add);
    }
  }

  /** A line of the log for each kind. */
  List<String> remarks() {
    var remarks = new ArrayList<String>();
    if (!folders.isEmpty()) {
      remarks.add(
          "%d left out as folders of a system: %s".formatted(folders.size(), Names.shown(folders)));
    }
    if (!companions.isEmpty()) {
      remarks.add(
          "%d left out as files that are hidden or go with images: %s"
              .formatted(companions.size(), Names.shown(companions)));
    }
    if (!doubtful.isEmpty()) {
      var files = doubtful.entrySet().stream().map(file -> file.getKey() + ": " + file.getValue());
      remarks.add(
          "%d left out that may be lost images: %s; more than %d would be refused"
              .formatted(doubtful.size(), String.join("; ", files.toList()), FEW));
    }
    return remarks;
  }
}
