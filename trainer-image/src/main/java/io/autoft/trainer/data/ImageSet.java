package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A decoded data set.
 *
 * @param name of the set, for messages
 * @param imageSize width and height of each picture
 * @param pixels N x imageSize x imageSize x 3 bytes, rows from top to bottom, channels R, G, B
 * @param labels N indices into {@code classNames}
 * @param classNames in the order of the labels
 * @param promptTemplates sentences with {@code {}} in the place of the class name
 */
public record ImageSet(
    String name,
    int imageSize,
    byte[] pixels,
    int[] labels,
    List<String> classNames,
    List<String> promptTemplates) {

  public ImageSet {
    requireNonNull(name, "name is null");
    classNames = List.copyOf(classNames);
    promptTemplates = List.copyOf(promptTemplates);
    if (pixels.length != labels.length * imageSize * imageSize * 3) {
      throw new IllegalArgumentException(
          "%s: %d bytes for %d pictures of %d x %d x 3"
              .formatted(name, pixels.length, labels.length, imageSize, imageSize));
    }
  }

  /** Number of pictures. */
  public int size() {
    return labels.length;
  }
}
