package io.autoft.trainer.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What this process has in main memory, the engine's part and mapped files included.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status</a>
 */
public final class ResidentMemory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");

  private ResidentMemory() {}

  /** Now, in MiB; empty where Linux does not say it. */
  public static OptionalLong mebibytes() {
    return mebibytes("VmRSS:");
  }

  /** The most since the start of the process or {@link #forgetPeak}, in MiB. */
  public static OptionalLong peakMebibytes() {
    return mebibytes("VmHWM:");
  }

  /**
   * Begins to look for a peak anew.
   *
   * @return whether Linux let the process do that
   */
  public static boolean forgetPeak() {
    try {
      Files.writeString(CLEAR, "5");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static OptionalLong mebibytes(String field) {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
