package io.autoft.trainer.data;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.trainer.report.TrialFailure;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** Opens data sets. */
public final class DataSets {

  private DataSets() {}

  /**
   * Reads a labelled data set.
   *
   * @param studySeed chooses the pictures where the set has more than {@code maxExamples}, so that
   *     every trial of a study sees the same ones
   * @throws TrialFailure {@code BadConfig} for a reference that cannot be meant, {@code
   *     DataMissing} for a set without labels
   */
  public static ImageSet open(DataSetConfig config, long studySeed) throws TrialFailure {
    var source = source(config);
    return source.read(choose(source.size(), config, studySeed));
  }

  /**
   * Reads a data set with captions; otherwise as {@link #open}.
   *
   * @throws TrialFailure {@code DataMissing} for a set without captions
   */
  public static CaptionedImages openCaptioned(DataSetConfig config, long studySeed)
      throws TrialFailure {
    var source = source(config);
    return source.readCaptioned(choose(source.size(), config, studySeed));
  }

  private static DataSource source(DataSetConfig config) throws TrialFailure {
    if (config.source().equals(DemoSource.SOURCE)) {
      return DemoSource.of(config);
    }
    throw new TrialFailure(
        Reason.BadConfig,
        "%s.source is '%s'; allowed is %s"
            .formatted(config.name(), config.source(), DemoSource.SOURCE));
  }

  /**
   * The first {@code maxExamples} of a random order, sorted: a larger choice contains a smaller
   * one.
   */
  private static int[] choose(int size, DataSetConfig config, long seed) throws TrialFailure {
    var order = new int[size];
    Arrays.setAll(order, i -> i);
    Optional<Integer> maxExamples = config.maxExamples();
    if (maxExamples.isEmpty() || maxExamples.get() >= size) {
      return order;
    }
    int chosen = maxExamples.get();
    if (chosen < 1) {
      throw new TrialFailure(
          Reason.BadConfig,
          "%s.maxExamples is %d; allowed is 1 or more".formatted(config.name(), chosen));
    }
    var random = new Draws(new SplittableRandom(seed));
    for (int i = 0; i < chosen; i++) {
      int other = i + random.below(size - i);
      int index = order[other];
      order[other] = order[i];
      order[i] = index;
    }
    int[] indices = Arrays.copyOf(order, chosen);
    Arrays.sort(indices);
    return indices;
  }
}
