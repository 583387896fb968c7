package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The groups of a set's images.
 *
 * @param names of the groups
 * @param ofImage N indices into {@code names}, negative where a group does not count
 */
public record Groups(List<String> names, int[] ofImage) {

  public Groups {
    names = List.copyOf(names);
    requireNonNull(ofImage, "ofImage is null");
  }
}
