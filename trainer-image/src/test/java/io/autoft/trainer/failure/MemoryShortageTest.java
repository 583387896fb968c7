package io.autoft.trainer.failure;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import org.junit.jupiter.api.Test;

class MemoryShortageTest {

  /** As it came from an H200. */
  @Test
  void isTheLineOfAGpuAmongThoseOfTheProgram() {
    var failure =
        new EngineException(
            """
            The following operation failed in the TorchScript interpreter.
            Traceback of TorchScript (most recent call last):
              File "code/__torch__.py", line 317, in forward
                  x617 = torch.mul(x614, 0.125)
                  x619 = torch.matmul(torch.softmax(x618, 3), x616)
                                      ~~~~~~~~~~~~~ <--- HERE
            RuntimeError: CUDA out of memory. Tried to allocate 2.02 GiB. GPU 0 has a total capacity of 139.80 GiB.
            """);

    assertThat(MemoryShortage.in(failure))
        .hasValue(
            "CUDA out of memory. Tried to allocate 2.02 GiB. GPU 0 has a total capacity of 139.80"
                + " GiB.");
  }

  @Test
  void isThatOfMainMemory() {
    var failure =
        new EngineException(
            "[enforce fail at alloc_cpu.cpp:115] err == 0. DefaultCPUAllocator: can't allocate"
                + " memory: you tried to allocate 600 bytes.");

    assertThat(MemoryShortage.in(failure)).hasValue(failure.getMessage());
  }

  @Test
  void isNoneInAnotherFailure() {
    assertThat(MemoryShortage.in(new EngineException("CUDA error: device-side assert"))).isEmpty();
    assertThat(MemoryShortage.in(new EngineException((String) null))).isEmpty();
  }
}
