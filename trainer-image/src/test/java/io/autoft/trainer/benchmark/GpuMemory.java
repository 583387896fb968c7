package io.autoft.trainer.benchmark;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** The most memory of the first GPU that was in use while this was open, beyond what was before. */
final class GpuMemory implements AutoCloseable {

  private static final long MILLISECONDS_BETWEEN = 50;

  private final long before = used();
  private final AtomicLong most = new AtomicLong(before);
  private final Thread thread = new Thread(this::watch, "gpu-memory");

  GpuMemory() throws IOException {
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (!Thread.interrupted()) {
        long now = used();
        most.accumulateAndGet(now, Math::max);
        Thread.sleep(MILLISECONDS_BETWEEN);
      }
    } catch (InterruptedException | IOException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** MiB. */
  long most() {
    return most.get() - before;
  }

  private static long used() throws IOException {
    return Long.parseLong(query("memory.used"));
  }

  /** What {@code nvidia-smi} says of the first GPU, without units. */
  static String query(String what) throws IOException {
    var process =
        new ProcessBuilder(
                "nvidia-smi", "--id=0", "--query-gpu=" + what, "--format=csv,noheader,nounits")
            .start();
    return new String(process.getInputStream().readAllBytes()).strip();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
