package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A labelled data set.
 *
 * @param name of the set, for messages
 * @param pictures N of them
 * @param labels N indices into {@code classNames}
 * @param classNames in the order of the labels
 * @param promptTemplates sentences with {@code {}} in the place of the class name; none for the
 *     default
 * @param scored labels that the set can have, ascending: among these alone a prediction is looked
 *     for
 * @param groups of the N pictures; empty if there are none
 * @param choice changes with the choice of the pictures; empty where all were taken
 */
public record ImageSet(
    String name,
    Pictures pictures,
    int[] labels,
    List<String> classNames,
    List<String> promptTemplates,
    int[] scored,
    Optional<Groups> groups,
    Optional<Integer> choice) {

  public ImageSet {
    requireNonNull(name, "name is null");
    requireNonNull(pictures, "pictures is null");
    requireNonNull(scored, "scored is null");
    requireNonNull(groups, "groups is null");
    requireNonNull(choice, "choice is null");
    classNames = List.copyOf(classNames);
    promptTemplates = List.copyOf(promptTemplates);
    if (pictures.size() != labels.length) {
      throw new IllegalArgumentException(
          "%s: %d pictures for %d labels".formatted(name, pictures.size(), labels.length));
    }
  }

  /** Pictures over all classes, without groups. */
  public static ImageSet of(
      String name,
      Pictures pictures,
      int[] labels,
      List<String> classNames,
      List<String> promptTemplates) {
    return new ImageSet(
        name,
        pictures,
        labels,
        classNames,
        promptTemplates,
        IntStream.range(0, classNames.size()).toArray(),
        Optional.empty(),
        Optional.empty());
  }

  /** Number of pictures. */
  public int size() {
    return labels.length;
  }

  /** Width and height of each picture. */
  public int imageSize() {
    return pictures.imageSize();
  }
}
