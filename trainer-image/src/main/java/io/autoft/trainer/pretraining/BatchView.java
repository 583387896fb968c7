package io.autoft.trainer.pretraining;

import io.autoft.trainer.data.ImageSet;

/** How a step of a pretraining sees its images. */
@FunctionalInterface
public interface BatchView {

  /** The images at these indices of a set, as they are seen this time. */
  ImageSet batch(ImageSet set, int[] indices);
}
