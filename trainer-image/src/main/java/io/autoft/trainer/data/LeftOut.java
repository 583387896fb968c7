package io.autoft.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What of a folder is no example, so that the log can say it: nothing is left out in silence. */
final class LeftOut {

  private final TreeSet<String> folders = new TreeSet<>();

  /** Notes a folder that is not looked into; the trainer's own is not worth a word. */
  void folder(String path) {
    if (!path.equals(ImageCachePlaces.OWN)) {
      folders.add(path);
    }
  }

  /** A line of the log for each kind. */
  List<String> remarks() {
    var remarks = new ArrayList<String>();
    if (!folders.isEmpty()) {
      remarks.add(
          "%d left out as folders of a system: %s".formatted(folders.size(), Names.shown(folders)));
    }
    return remarks;
  }
}
