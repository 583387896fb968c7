package io.autoft.trainer.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ResidentMemoryIT {

  private static final int MEBIBYTES = 64;

  @Test
  void remembersAPeakUntilItIsToForgetIt() throws InterruptedException {
    long before = ResidentMemory.mebibytes().orElseThrow();
    fill();
    for (int i = 0; i < 100 && now() > before + MEBIBYTES / 2; i++) {
      System.gc();
      Thread.sleep(50);
    }

    long peak = ResidentMemory.peakMebibytes().orElseThrow();
    assertThat(peak).isGreaterThan(now() + MEBIBYTES / 4);
    assertThat(ResidentMemory.forgetPeak()).isTrue();
    assertThat(ResidentMemory.peakMebibytes().orElseThrow()).isLessThan(peak - MEBIBYTES / 8);
  }

  /** Memory outside the heap, which is given back when the collector finds it unused. */
  private static void fill() {
    var block = ByteBuffer.allocateDirect(MEBIBYTES << 20);
    while (block.hasRemaining()) {
      block.putLong(1);
    }
  }

  private static long now() {
    return ResidentMemory.mebibytes().orElseThrow();
  }
}
