package io.autoft.cli.view;

import java.util.List;

/** A row of numbers as a row of bars, the largest the highest. */
final class Sparkline {

  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /** The last {@code width} values; one bar each. */
  static String of(List<Double> values, int width) {
    var shown = values.subList(Math.max(0, values.size() - width), values.size());
    double least = shown.stream().mapToDouble(v -> v).min().orElse(0);
    double most = shown.stream().mapToDouble(v -> v).max().orElse(0);
    var text = new StringBuilder();
    for (double value : shown) {
      double share = most == least ? 1 : (value - least) / (most - least);
      text.append(BARS.charAt((int) Math.round(share * (BARS.length() - 1))));
    }
    return text.toString();
  }

  /** A bar of {@code width} cells, of which a share is full. */
  static String bar(double share, int width) {
    int full = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
    return "█".repeat(full) + "░".repeat(width - full);
  }
}
