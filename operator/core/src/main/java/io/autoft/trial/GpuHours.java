package io.autoft.trial;

import java.util.Locale;

/** What budgets and people count GPUs in; trials are measured in GPU-seconds. */
public final class GpuHours {

  private static final double SECONDS_PER_HOUR = 3600;

  private GpuHours() {}

  public static double ofSeconds(double gpuSeconds) {
    return gpuSeconds / SECONDS_PER_HOUR;
  }

  /** {@code 1.25}. */
  public static String text(double hours) {
    return String.format(Locale.ROOT, "%.2f", hours);
  }
}
