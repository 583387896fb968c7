package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  /**
   * CRC-32C of all that a score on the set follows from: the images' checksums, labels and groups
   * in their order, the labels that it can have, and the texts.
   */
  public long checksum() {
    var sum = new CRC32C();
    var numbers = ByteBuffer.allocate(3 * Integer.BYTES);
    for (int i = 0; i < size(); i++) {
      int image = i;
      int group = groups.map(g -> g.ofImage()[image]).orElse(0);
      sum.update(numbers.clear().putInt(images.checksum(i)).putInt(labels[i]).putInt(group).flip());
    }
    IntStream.of(scored).forEach(label -> sum.update(ByteBuffer.allocate(4).putInt(label).flip()));
    var groupNames = groups.map(Groups::names).orElse(List.of());
    Stream.of(classNames, promptTemplates, groupNames)
        .map(texts -> String.join("\0", texts) + "\0")
        .forEach(texts -> sum.update(texts.getBytes(StandardCharsets.UTF_8)));
    return sum.getValue();
  }

  /** Width and height of each image. */
  public int imageSize() {
    return images.imageSize();
  }
}
