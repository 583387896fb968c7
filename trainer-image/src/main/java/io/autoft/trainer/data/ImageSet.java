package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * A labelled data set.
 *
 * @param name of the set, for messages
 * @param images N of them
 * @param labels N indices into {@code classNames}
 * @param classNames in the order of the labels
 * @param promptTemplates sentences with {@code {}} in the place of the class name; none for the
 *     default
 * @param scored labels that the set can have, ascending: among these alone a prediction is looked
 *     for
 * @param groups of the N images; empty if there are none
 * @param choice changes with the choice of the images; empty where all were taken
 */
public record ImageSet(
    String name,
    Images images,
    int[] labels,
    List<String> classNames,
    List<String> promptTemplates,
    int[] scored,
    Optional<Groups> groups,
    Optional<Integer> choice) {

  public ImageSet {
    requireNonNull(name, "name is null");
    requireNonNull(images, "images is null");
    requireNonNull(scored, "scored is null");
    requireNonNull(groups, "groups is null");
    requireNonNull(choice, "choice is null");
    classNames = List.copyOf(classNames);
    promptTemplates = List.copyOf(promptTemplates);
    if (images.size() != labels.length) {
      throw new IllegalArgumentException(
          "%s: %d images for %d labels".formatted(name, images.size(), labels.length));
    }
  }

  /** Images over all classes, without groups. */
  public static ImageSet of(
      String name,
      Images images,
      int[] labels,
      List<String> classNames,
      List<String> promptTemplates) {
    return new ImageSet(
        name,
        images,
        labels,
        classNames,
        promptTemplates,
        IntStream.range(0, classNames.size()).toArray(),
        Optional.empty(),
        Optional.empty());
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }

  /** CRC-32C of the images' checksums and of the labels, in their order. */
  public long checksum() {
    var sum = new CRC32C();
    var pair = ByteBuffer.allocate(2 * Integer.BYTES);
    for (int i = 0; i < size(); i++) {
      sum.update(pair.clear().putInt(images.checksum(i)).putInt(labels[i]).flip());
    }
    return sum.getValue();
  }

  /** Width and height of each image. */
  public int imageSize() {
    return images.imageSize();
  }
}
