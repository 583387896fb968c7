package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where there is no GPU, trying one out fails as with a driver that does not work. */
@ExtendWith(EngineExtension.class)
class AcceleratorIT {

  private final NDManager manager;

  AcceleratorIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void failsOnAGpuThatDoesNotCompute() {
    var accelerator = new Accelerator(Optional.of("/dev/nvidia0"), true);

    assertThatThrownBy(() -> accelerator.tryOut(manager))
        .isInstanceOfSatisfying(
            TrialFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.TrainerError))
        .hasMessageStartingWith(
            "the container was given a GPU (/dev/nvidia0), but it does not compute: ")
        .hasMessageContaining("CUDA")
        .message()
        .hasLineCount(1);
  }

  @Test
  void triesNothingWhereThereIsNoGpuOrTheImageHasNoCuda() {
    assertThatCode(
            () -> {
              new Accelerator(Optional.empty(), true).tryOut(manager);
              new Accelerator(Optional.of("/dev/nvidia0"), false).tryOut(manager);
            })
        .doesNotThrowAnyException();
  }
}
