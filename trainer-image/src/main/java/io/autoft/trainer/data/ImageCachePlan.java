package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.OnDamaged;
import io.autoft.contract.Reason;
import io.autoft.contract.Sha256;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.image.ClipPreprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an image cache is to be made of: files as they are now. Labels and groups are not part of
 * it, since they come from the folder's tables at every start; a corrected label needs no decoding.
 *
 * @param set name of the data set, for messages
 * @param root the folder
 * @param examples in the order of the image cache
 * @param places of the examples, for messages
 * @param preprocessing of each image
 * @param onDamaged what is done where files cannot be decoded
 * @param index a line that says how the image cache is made, then one for each file: bytes, time of
 *     its last change in milliseconds, path
 */
record ImageCachePlan(
    String set,
    Path root,
    List<Example> examples,
    List<String> places,
    ClipPreprocessing preprocessing,
    OnDamaged onDamaged,
    String index) {

  private static final String VERSION = "1";

  ImageCachePlan {
    requireNonNull(set, "set is null");
    requireNonNull(root, "root is null");
    examples = List.copyOf(examples);
    places = List.copyOf(places);
    requireNonNull(preprocessing, "preprocessing is null");
    requireNonNull(onDamaged, "onDamaged is null");
    requireNonNull(index, "index is null");
  }

  /**
   * Looks at the files.
   *
   * @throws TrialFailure {@code DataMissing} for files that are not there, {@code BadConfig} for
   *     paths that leave the folder or cannot be paths
   */
  static ImageCachePlan of(
      DataSetConfig config, Path root, Catalogue catalogue, int[] indices, int size)
      throws TrialFailure {
    var set = config.name();
    var examples = Arrays.stream(indices).mapToObj(catalogue.examples()::get).toList();
    var places = examples.stream().map(catalogue::place).toList();
    var wrong = new Problems(set);
    for (int i = 0; i < examples.size(); i++) {
      var place = places.get(i);
      complaint(root, examples.get(i).path()).ifPresent(message -> wrong.add(place, message));
    }
    wrong.throwIfAny(Reason.BadConfig);
    // In parallel: on a network volume each answer takes its time.
    var files =
        IntStream.range(0, examples.size())
            .parallel()
            .mapToObj(i -> attributes(root, examples.get(i).path()))
            .toList();
    var missing = new Problems(set);
    for (int i = 0; i < files.size(); i++) {
      if (files.get(i).isEmpty()) {
        missing.add(
            places.get(i), "there is no file %s".formatted(root.resolve(examples.get(i).path())));
      }
    }
    missing.throwIfAny(Reason.DataMissing);
    // To the letter as it has always been written, so that the caches on volumes stay usable.
    var index =
        "pack %s of %d pictures, %d x %d, bicubic, shorter side, centre\n"
                .formatted(VERSION, files.size(), size, size)
            + files.stream().collect(Collectors.joining("\n", "", "\n"));
    return new ImageCachePlan(
        set, root, examples, places, new ClipPreprocessing(size), config.onDamaged(), index);
  }

  /** What is wrong with a path, whether there is such a file or not. */
  private static Optional<String> complaint(Path root, String path) {
    try {
      return root.resolve(path).normalize().startsWith(root)
          ? Optional.empty()
          : Optional.of("path '%s' leaves the folder %s".formatted(path, root));
    } catch (InvalidPathException e) {
      // A log would end at a NUL.
      return Optional.of(
          "'%s' cannot be a path: %s".formatted(path.replace("\0", "\\0"), e.getReason()));
    }
  }

  /** A line of the index; empty if there is no such file. */
  private static String attributes(Path root, String path) {
    try {
      var file = Files.readAttributes(root.resolve(path), BasicFileAttributes.class);
      return file.isRegularFile()
          ? "%d %d %s".formatted(file.size(), file.lastModifiedTime().toMillis(), path)
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Number of images. */
  int size() {
    return examples.size();
  }

  /** The file of an image. */
  Path file(int image) {
    return root.resolve(examples.get(image).path());
  }

  /** Name of the image cache: the same for the same images in the same order, whatever the set. */
  String fileName() {
    var paths = examples.stream().map(Example::path).collect(Collectors.joining("\n"));
    return "%d-%s.pack".formatted(preprocessing.size(), Sha256.hex(paths).substring(0, 16));
  }
}
