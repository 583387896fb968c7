package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a trainer is, as lines of its log say it: {@code step 120/300, loss 0.4312}, with {@code
 * epoch 2/5, } before it where a training is counted in epochs, {@code training 2/3, } before that
 * where a trial trains several times, and anything around it.
 *
 * @param text what is said, without what is around it
 * @param step of the present training that is done
 * @param steps of the present training
 */
public record ProgressLine(String text, int step, int steps) {

  private static final Pattern LINE =
      Pattern.compile(
          "(?:training \\d{1,4}/\\d{1,4}, )?(?:epoch \\d{1,9}/\\d{1,9}, )?step (\\d{1,9})/(\\d{1,9}), loss (?:NaN|-?Infinity|[-+.eE\\d]{1,16})");

  public ProgressLine {
    requireNonNull(text, "text is null");
  }

  /** What the last line of a log says that says something; empty if none does. */
  public static Optional<ProgressLine> last(String log) {
    return LINE.matcher(log)
        .results()
        .reduce((earlier, later) -> later)
        .map(
            line ->
                new ProgressLine(
                    line.group(),
                    Integer.parseInt(line.group(1)),
                    Integer.parseInt(line.group(2))));
  }

  /** The part of the steps that is done, from 0 to 1. */
  public double share() {
    return step >= steps ? 1 : (double) step / steps;
  }
}
