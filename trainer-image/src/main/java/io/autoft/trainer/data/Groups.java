package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The groups of a set's pictures.
 *
 * @param names of the groups
 * @param ofPicture N indices into {@code names}, negative where a group does not count
 */
public record Groups(List<String> names, int[] ofPicture) {

  public Groups {
    names = List.copyOf(names);
    requireNonNull(ofPicture, "ofPicture is null");
  }
}
