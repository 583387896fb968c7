package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

/**
 * A labelled image of a folder.
 *
 * @param path below the folder, with {@code /}
 * @param line of the table that names it; 0 if there is no table
 * @param label index of its class
 * @param group index of its group; 0 where there are no groups
 */
record Example(String path, long line, int label, int group) {

  Example {
    requireNonNull(path, "path is null");
  }
}
