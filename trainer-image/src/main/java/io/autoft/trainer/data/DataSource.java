package io.autoft.trainer.data;

import io.autoft.contract.DataFormat;
import io.autoft.trainer.failure.TrialFailure;
import java.util.List;
import java.util.Optional;

/** Where images come from; a case is a reference that was checked, but not yet decoded. */
sealed interface DataSource permits DemoSource, FolderSource {

  /** Number of images. */
  default int size() {
    return labels().length;
  }

  /** The label of each image, by which images are chosen. */
  int[] labels();

  /** What changes with a choice of images; empty where all are taken. */
  default Optional<Integer> choice(int[] indices) {
    return indices.length < size() ? Optional.of(Subsample.checksum(indices)) : Optional.empty();
  }

  /** Names of the source's own classes, in the order of the labels. */
  List<String> classNames();

  /** Sentences with {@code {}} in the place of the class name; none if the source has none. */
  List<String> promptTemplates();

  /** How the images lie in the source, as found; {@code Auto} where there is no other way. */
  default DataFormat format() {
    return DataFormat.Auto;
  }

  /** The groups of some of the images; empty where the source has no groups. */
  default Optional<Groups> groups(int[] indices) {
    return Optional.empty();
  }

  /**
   * Reads labelled images.
   *
   * @param indices which of the {@link #size()} images, in the order wanted
   * @param size width and height of the result
   * @return the images, without those that are damaged and may be left out
   * @throws TrialFailure DataMissing for images that are missing or damaged, or a set without
   *     labels
   */
  ImageSet read(int[] indices, int size) throws TrialFailure;
}
