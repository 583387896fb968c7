package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.OnDamaged;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images of a plan whose files cannot be decoded. They are kept with the image cache, so that every
 * trial that reads it leaves out the same ones, and none decodes them again to find that out.
 *
 * @param messages what is wrong, by the index of the image in the plan
 */
record DamagedImages(SortedMap<Integer, String> messages) {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");
  private static final int SHOWN = 10;

  /** So many can be left out of every set, however small. */
  private static final int FEW = 5;

  /** Of a larger set one in so many can be left out. */
  private static final int ONE_IN = 100;

  private static final String WORD = "damaged";

  DamagedImages {
    requireNonNull(messages, "messages is null");
    messages = Collections.unmodifiableSortedMap(new TreeMap<>(messages));
  }

  /**
   * Reads what {@link #lines()} wrote.
   *
   * @throws UnusableImageCacheException if it is something else
   */
  static DamagedImages parse(String lines) throws UnusableImageCacheException {
    var messages = new TreeMap<Integer, String>();
    for (var line : lines.lines().toList()) {
      var words = line.split(" ", 3);
      if (words.length != 3 || !words[0].equals(WORD) || !words[1].matches("[0-9]{1,9}")) {
        throw new UnusableImageCacheException("its index has the line '%s'".formatted(line));
      }
      messages.put(Integer.valueOf(words[1]), words[2]);
    }
    return new DamagedImages(messages);
  }

  /** A line for each, to be written behind a plan's index; nothing if there are none. */
  String lines() {
    return messages.entrySet().stream()
        .map(e -> "%s %d %s\n".formatted(WORD, e.getKey(), e.getValue().replaceAll("\\R", " ")))
        .collect(Collectors.joining());
  }

  /** Indices of the others among so many images. */
  int[] others(int size) {
    return IntStream.range(0, size).filter(i -> !messages.containsKey(i)).toArray();
  }

  /**
   * Ends the trial unless the images can be left out.
   *
   * @throws TrialFailure {@code DataMissing} naming the files
   */
  void check(ImageCachePlan plan) throws TrialFailure {
    int most = Math.max(FEW, plan.size() / ONE_IN);
    boolean skip = plan.onDamaged() == OnDamaged.Skip;
    if (skip && messages.size() <= most && messages.size() < plan.size()) {
      return;
    }
    var problems = new Problems(plan.set());
    messages.forEach((image, message) -> problems.add(plan.places().get(image), message));
    problems.throwIfAny(
        Reason.DataMissing,
        skip
            ? "; onDamaged: Skip leaves out at most %d of %d images, and never all"
                .formatted(most, plan.size())
            : "; onDamaged: Skip would leave out a few such images");
  }

  /** Names in the log what is left out. */
  void say(ImageCachePlan plan) {
    messages.entrySet().stream()
        .limit(SHOWN)
        .forEach(
            image ->
                LOG.warn(
                    "{}: {} is left out: {}",
                    plan.set(),
                    plan.file(image.getKey()),
                    image.getValue()));
    if (messages.size() > SHOWN) {
      LOG.warn(
          "{}: and {} more; {} of its {} images are left out as damaged",
          plan.set(),
          messages.size() - SHOWN,
          messages.size(),
          plan.size());
    }
  }
}
