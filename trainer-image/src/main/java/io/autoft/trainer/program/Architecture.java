package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.ClipConfig;

/**
 * What a model's programs have in common.
 *
 * @param config of the model
 * @param precision of the towers; heads and losses are always float32
 * @param fusedAttention whether attention is the engine's fused operator, whose gradient is not the
 *     same to the bit in every run on a GPU
 * @param pinned whether what lies in main memory is pinned before it is copied to the device: a GPU
 *     copies out of pinned memory by itself, while out of other memory the host may have to wait
 *     until all earlier work is done
 * @param leafSize scalars that a {@link Leaf} has at least, if its range has as many; of a model on
 *     the CPU that has as many, theta_0 stays where it is mapped
 */
record Architecture(
    ClipConfig config, Precision precision, boolean fusedAttention, boolean pinned, long leafSize) {

  /**
   * Of 32 MiB, which is so much that starting a few more operators costs nothing beside it, and
   * that glibc gives a gradient's memory back to the system when the step is over, instead of
   * keeping it for what is smaller (M_MMAP_THRESHOLD in mallopt(3)).
   */
  static final long LEAF_SIZE = 1 << 23;

  Architecture {
    requireNonNull(config, "config is null");
    requireNonNull(precision, "precision is null");
  }

  static Architecture of(ClipConfig config, Precision precision, Device device) {
    return new Architecture(config, precision, !device.isGpu(), device.isGpu(), LEAF_SIZE);
  }

  /** The same in float32. */
  Architecture exact() {
    return new Architecture(config, Precision.FP32, fusedAttention, pinned, leafSize);
  }

  BlocksProgram.Style style() {
    return new BlocksProgram.Style(config.quickGelu(), fusedAttention);
  }

  /**
   * A value in main memory as the device takes it. The host does not wait for the copy, and there
   * is none where the host is the device.
   *
   * @param value name or expression
   * @param device name or expression
   */
  String onDevice(ProgramText text, String value, String device) {
    var source = pinned ? text.let("torch.pin_memory(%s, None)", value) : value;
    return text.let("torch.to(%s, %s, None, True)", source, device);
  }

  /** Whether the towers compute in other numbers than parameters are kept in. */
  boolean narrow() {
    return precision == Precision.BF16;
  }

  /** Type of the towers' numbers. */
  int towerType() {
    return narrow() ? ProgramText.BFLOAT16 : ProgramText.FLOAT32;
  }

  /** A value of float32 as the towers take it. */
  String inTowerType(ProgramText text, String value) {
    return narrow() ? text.let("torch.to(%s, %d)", value, towerType()) : value;
  }

  /** Rows of a tower as float32 of length 1. */
  String direction(ProgramText text, String rows) {
    var floats = narrow() ? text.let("torch.to(%s, %d)", rows, ProgramText.FLOAT32) : rows;
    return text.let(
        "torch.div(%s, torch.clamp_min(torch.linalg_vector_norm(%s, 2, [1], True), 1e-12))",
        floats, floats);
  }
}
