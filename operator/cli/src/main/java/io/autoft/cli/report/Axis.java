package io.autoft.cli.report;

import io.autoft.result.MetricText;

/**
 * How a chart shows a metric.
 *
 * @param title with the unit
 * @param scale what a value is multiplied by
 * @param lowerIsBetter whether lower values are the better ones
 */
record Axis(String title, double scale, boolean lowerIsBetter) {

  static Axis of(MetricText words) {
    return new Axis(words.title(), words.scale(), words.metric().lowerIsBetter());
  }
}
