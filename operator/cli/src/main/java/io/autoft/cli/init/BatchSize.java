package io.autoft.cli.init;

import io.autoft.contract.MemoryEstimate;

/** Images of a training step, as many as data and memory allow. */
final class BatchSize {

  /** That of the paper, for 130,000 images. */
  private static final int MOST = 256;

  private static final int LEAST = 8;
  private static final int STEPS_OF_EPOCH = 50;

  private BatchSize() {}

  /**
   * A batch size.
   *
   * @param images in the training set
   * @param memoryOfTrial bytes that a trial may take
   */
  static Suggestion<Integer> of(
      int images, int classes, MemoryEstimate memory, long memoryOfTrial) {
    int wanted =
        Integer.highestOneBit(
            Math.min(Math.max(images / STEPS_OF_EPOCH, LEAST), Math.min(images, MOST)));
    int fitting = wanted;
    while (fitting > 1 && memory.bytes(fitting, classes) > memoryOfTrial) {
      fitting /= 2;
    }
    if (memory.bytes(fitting, classes) > memoryOfTrial) {
      return new Suggestion<>(
          Math.min(wanted, LEAST),
          ("THIS MACHINE IS TOO SMALL: a final training takes about %s of memory whatever the batch,"
                  + " and a trial may have %s here. Run the study elsewhere, or take a smaller model.")
              .formatted(Words.mebibytes(memory.fixed()), Words.mebibytes(memoryOfTrial)));
    }
    return new Suggestion<>(
        fitting,
        fitting == wanted
            ? "Images of a training step: a power of two from %d to %d that gives an epoch some %d steps."
                .formatted(LEAST, MOST, (images + wanted - 1) / wanted)
            : "Images of a training step. %d would suit the data, but take about %s; a trial may have %s here."
                .formatted(
                    wanted,
                    Words.mebibytes(memory.bytes(wanted, classes)),
                    Words.mebibytes(memoryOfTrial)));
  }
}
