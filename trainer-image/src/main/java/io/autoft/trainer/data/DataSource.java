package io.autoft.trainer.data;

import io.autoft.trainer.report.TrialFailure;

/** Where pictures come from; a case is a reference that was checked, but not yet decoded. */
sealed interface DataSource permits DemoSource, FolderSource {

  /** Number of pictures. */
  default int size() {
    return labels().length;
  }

  /** The label of each picture, by which pictures are chosen. */
  int[] labels();

  /**
   * Reads labelled pictures.
   *
   * @param indices which of the {@link #size()} pictures, in the order wanted
   * @param size width and height of the result
   */
  ImageSet read(int[] indices, int size) throws TrialFailure;
}
