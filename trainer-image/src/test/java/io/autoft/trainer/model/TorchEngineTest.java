package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TorchEngineTest {

  /** Sums depend on how they are shared out, so the demo must not depend on the machine. */
  @Test
  void computesInOneThreadUpToFiveMillionParametersAndInAllOfTheContainersAbove() {
    assertThat(TorchEngine.threads(4_999_999)).isOne();
    assertThat(TorchEngine.threads(5_000_000))
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void knowsBfloat16ByTheProcessorsFlags() {
    assertThat(TorchEngine.hasFastBfloat16("flags\t: fpu avx512f avx512_bf16 sha_ni")).isTrue();
    assertThat(TorchEngine.hasFastBfloat16("Features\t: fp asimd bf16 i8mm")).isTrue();
    assertThat(TorchEngine.hasFastBfloat16("flags\t: fpu avx2 avx512f avx512_vnni")).isFalse();
  }
}
