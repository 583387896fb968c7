package io.autoft.trainer.training;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a training fits into the container's memory. One that cannot is told so before its first
 * step; the kernel would end it in the middle of one, without a word and three times. Where even
 * {@link TrainingMemory#least} is too much it is the configuration that must change. Between that
 * and the estimate, which is about a sixth off, there is a warning.
 *
 * @param limit bytes that the container may have, if they are limited
 */
record MemoryCheck(OptionalLong limit) {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  /**
   * Checks a training.
   *
   * @throws TrialFailure BadConfig with what is needed and what can be changed
   */
  void check(TrainingMemory memory) throws TrialFailure {
    var need = "training takes about %d MiB of main memory".formatted(mebibytes(memory.estimate()));
    if (limit.isEmpty() || memory.estimate() <= limit.getAsLong()) {
      LOG.info("{}", need);
      return;
    }
    var remedy =
        "%s, at least %d MiB, and the container may have %d MiB: raise trainer.resources.limits.memory"
            .formatted(need, mebibytes(memory.least()), mebibytes(limit.getAsLong()));
    if (memory.activations() > memory.gradient()) {
      remedy += ", or lower search.batchSize (in a final training, finalTraining.batchSize)";
    }
    if (memory.least() > limit.getAsLong()) {
      throw new TrialFailure(Reason.BadConfig, remedy);
    }
    LOG.warn("{}", remedy);
  }

  private static long mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }
}
