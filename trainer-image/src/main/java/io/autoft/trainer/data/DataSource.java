package io.autoft.trainer.data;

import io.autoft.trainer.report.TrialFailure;

/** Where pictures come from; a case is a reference that was checked, but not yet read. */
sealed interface DataSource permits DemoSource {

  /** Number of pictures. */
  int size();

  /**
   * Reads labelled pictures.
   *
   * @param indices which of the {@link #size()} pictures, in the order wanted
   */
  ImageSet read(int[] indices) throws TrialFailure;

  /**
   * Reads pictures with captions.
   *
   * @param indices which of the {@link #size()} pictures, in the order wanted
   */
  CaptionedImages readCaptioned(int[] indices) throws TrialFailure;
}
