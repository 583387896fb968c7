package io.autoft.cli.init;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What trials may use on the machine that a study is written for.
 *
 * @param memoryBytes main memory, of the container where there is one
 * @param processors CPU cores
 * @param gpus number of GPUs
 */
public record Machine(long memoryBytes, int processors, int gpus) {

  /** A share of memory that is left to everything else. */
  private static final int LEFT = 5;

  /** This machine. */
  public static Machine here(int gpus) {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        system.getTotalMemorySize(), Runtime.getRuntime().availableProcessors(), gpus);
  }

  boolean hasGpu() {
    return gpus > 0;
  }

  /** Bytes of main memory that each of several trials may take. */
  long memoryOfEach(int trials) {
    return (memoryBytes - memoryBytes / LEFT) / trials;
  }
}
