package io.autoft.cli.view;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** How far a running trial is, from the last line of its log that says so. */
final class StepProgress {

  private static final Pattern STEP = Pattern.compile("step (\\d+)/(\\d+)");

  private StepProgress() {}

  /** The share of its steps that is done; empty while nothing tells. */
  static OptionalDouble of(Optional<String> log) {
    var matcher = STEP.matcher(log.orElse(""));
    var share = OptionalDouble.empty();
    while (matcher.find()) {
      double all = Double.parseDouble(matcher.group(2));
      share = OptionalDouble.of(all == 0 ? 1 : Double.parseDouble(matcher.group(1)) / all);
    }
    return share;
  }
}
