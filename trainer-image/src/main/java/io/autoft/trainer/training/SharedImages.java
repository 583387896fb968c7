package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.DataSetConfig;
import io.autoft.trainer.data.ImageIndex;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.data.Sharing;
import io.autoft.trainer.failure.TrialFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the same image in several sets of a study, or twice in the training set: a score on
 * images that were trained on, or a validation set that is part of a test, measures memory. Images
 * are the same if the model sees the same pixels.
 *
 * @param refused what no trial may begin with
 * @param remarks what may be meant: lines for the log
 */
record SharedImages(List<String> refused, List<String> remarks) {

  private static final int SHOWN = 5;

  SharedImages {
    refused = List.copyOf(refused);
    remarks = List.copyOf(remarks);
  }

  /**
   * A set that is evaluated.
   *
   * @param sharing whether it may have images of the training set
   */
  record Evaluated(ImageSet set, Sharing sharing) {

    Evaluated {
      requireNonNull(set, "set is null");
      requireNonNull(sharing, "sharing is null");
    }

    static Evaluated of(DataSetConfig config, ImageSet set) throws TrialFailure {
      return new Evaluated(set, Sharing.of(config));
    }
  }

  static SharedImages of(ImageSet train, List<Evaluated> evaluated) {
    var index = new ImageIndex(train.images());
    var refused = new ArrayList<String>();
    var remarks = new ArrayList<String>();
    underTwoLabels(train, index).ifPresent(remarks::add);
    for (var other : evaluated) {
      var lines = other.sharing() == Sharing.Allow ? remarks : refused;
      shared(other.set(), train, index).ifPresent(lines::add);
    }
    for (int i = 0; i < evaluated.size(); i++) {
      var set = evaluated.get(i).set();
      var among = new ImageIndex(set.images());
      for (var other : evaluated.subList(i + 1, evaluated.size())) {
        shared(other.set(), set, among).ifPresent(remarks::add);
      }
    }
    return new SharedImages(refused, remarks);
  }

  /**
   * Ends the trial if a set has images of the training set and may not.
   *
   * @throws TrialFailure {@code BadConfig} naming the sets and the images
   */
  void throwIfRefused() throws TrialFailure {
    if (!refused.isEmpty()) {
      throw TrialFailure.badConfig(
          "%s; take them out of one of the two, or set options.%s of the evaluated set to %s",
          String.join("; ", refused), Sharing.OPTION, Sharing.Allow);
    }
  }

  /** What of a set is in another one too. */
  private static Optional<String> shared(ImageSet set, ImageSet other, ImageIndex index) {
    var found = new Found();
    for (int i = 0; i < set.size(); i++) {
      int image = i;
      index
          .find(set.images(), i)
          .ifPresent(
              same -> found.add(set.images().name(image), " = " + other.images().name(same)));
    }
    return found.line(
        "%s shares %d of its %d images with %s"
            .formatted(set.name(), found.count, set.size(), other.name()));
  }

  /** What of a set is there twice and cannot be right both times. */
  private static Optional<String> underTwoLabels(ImageSet set, ImageIndex index) {
    var found = new Found();
    for (int i = 0; i < set.size(); i++) {
      int same = index.find(set.images(), i).orElse(i);
      if (set.labels()[same] != set.labels()[i]) {
        found.add(labelled(set, i), " = " + labelled(set, same));
      }
    }
    return found.line(
        "%s has %d of its %d images with another label too"
            .formatted(set.name(), found.count, set.size()));
  }

  private static String labelled(ImageSet set, int image) {
    return "%s (%s)".formatted(set.images().name(image), set.classNames().get(set.labels()[image]));
  }

  /** All that are found, counted, and the first ones by name. */
  private static final class Found {
    private final List<String> shown = new ArrayList<>();
    private int count;

    void add(String image, String same) {
      count++;
      if (shown.size() < SHOWN) {
        shown.add(image + same);
      }
    }

    Optional<String> line(String beginning) {
      if (count == 0) {
        return Optional.empty();
      }
      var more = count > shown.size() ? " and %d more".formatted(count - shown.size()) : "";
      return Optional.of("%s: %s%s".formatted(beginning, String.join(", ", shown), more));
    }
  }
}
