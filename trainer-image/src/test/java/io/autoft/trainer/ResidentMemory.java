package io.autoft.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has in main memory, the engine's part included. */
public final class ResidentMemory {

  private ResidentMemory() {}

  /** As Linux counts it. */
  public static long kilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
