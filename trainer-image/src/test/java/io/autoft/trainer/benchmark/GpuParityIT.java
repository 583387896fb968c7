package io.autoft.trainer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.EngineExtension;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The measure of the GPU check, where the other device is the CPU too. */
@ExtendWith(EngineExtension.class)
class GpuParityIT {

  private final NDManager manager;
  private GpuParity parity;
  private GpuParity.Found expected;

  GpuParityIT(NDManager manager) {
    this.manager = manager;
  }

  @BeforeEach
  void compute() throws Exception {
    parity = new GpuParity(PretrainedClip.load(ModelFiles.of("demo://shapes")));
    expected = parity.on(Device.cpu(), Precision.FP32, manager);
  }

  @Test
  void findsNoDistanceBetweenEqualDevices() {
    var found = parity.distances(Device.cpu(), Precision.FP32, expected, manager);

    assertThat(found).isEqualTo(new GpuParity.Distances(0, 0, 0, 0, 0, 0, true));
  }

  /** As a GPU would that computes in TF32. */
  @Test
  void findsTheDistanceOfAnotherPrecision() {
    var found = parity.distances(Device.cpu(), Precision.BF16, expected, manager);

    var exact = GpuParity.bounds(Precision.FP32);
    var narrow = GpuParity.bounds(Precision.BF16);
    assertThat(found.logits()).isBetween(exact.logits(), narrow.logits());
    assertThat(found.losses()).isBetween(exact.losses(), narrow.losses());
    assertThat(found.norms()).isBetween(exact.norms(), narrow.norms());
    assertThat(found.moved()).isBetween(exact.moved(), narrow.moved());
    assertThat(found.logitsAfter()).isBetween(exact.logitsAfter(), narrow.logitsAfter());
    assertThat(found.repeatable()).isTrue();
  }
}
