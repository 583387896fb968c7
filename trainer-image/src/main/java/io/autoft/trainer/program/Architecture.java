package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Precision;
import io.autoft.trainer.model.ClipConfig;

/**
 * What a model's programs have in common.
 *
 * @param config of the model
 * @param precision of the towers; heads and losses are always float32
 * @param fusedAttention whether attention is the engine's fused operator, whose gradient is not the
 *     same to the bit in every run on a GPU
 */
record Architecture(ClipConfig config, Precision precision, boolean fusedAttention) {

  Architecture {
    requireNonNull(config, "config is null");
    requireNonNull(precision, "precision is null");
  }

  BlocksText.Style style() {
    return new BlocksText.Style(config.quickGelu(), fusedAttention);
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
