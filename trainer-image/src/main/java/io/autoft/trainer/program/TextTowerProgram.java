package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import io.autoft.trainer.model.ClipArchitecture;
import java.util.Optional;

/**
 * The lines of the text tower: causal blocks over tokens, projection of the end token. What comes
 * after a text's end is seen by nothing that is read, so texts are as long as the longest of them
 * and not as the model's context.
 */
final class TextTowerProgram {

  private final ProgramText text;
  private final Architecture architecture;

  TextTowerProgram(ProgramText text, Architecture architecture) {
    this.text = requireNonNull(text, "text is null");
    this.architecture = requireNonNull(architecture, "architecture is null");
  }

  /**
   * Features of texts.
   *
   * @param texts name of N x (1 + L) integers: the position of the end token, then the tokens
   * @return name of N x E floats, rows of length 1
   */
  String features(String texts, Variables parameters) {
    var tower = architecture.config().text();
    int width = tower.transformer().width();
    var blocks =
        new BlocksProgram(
            text,
            tower.transformer(),
            ClipArchitecture.TEXT_BLOCKS,
            architecture.style(),
            parameters);
    var count = text.let("torch.size(%s, 0)", texts);
    var length = text.let("torch.sub(torch.size(%s, 1), 1)", texts);
    var ends = text.let("torch.slice(%s, 1, 0, 1)", texts);
    var positions =
        text.let("torch.arange(%s, dtype=4, device=ops.prim.device(%s))", length, texts);
    var tokens =
        text.let(
            "torch.embedding(%s, torch.slice(%s, 1, 1))",
            parameters.get("token_embedding.weight"), texts);
    var placed =
        text.let(
            "torch.reshape(torch.add(%s, torch.slice(%s, 0, 0, %s)), [-1, %d])",
            tokens, parameters.get("positional_embedding"), length, width);
    var firsts =
        text.let(
            "torch.mul(torch.arange(%s, dtype=4, device=ops.prim.device(%s)), %s)",
            count, texts, length);
    var rowsOfEnds = text.let("torch.add(%s, torch.reshape(%s, [-1]))", firsts, ends);
    var causalMask =
        mask(text.let("torch.le(%s, torch.reshape(%s, [-1, 1]))", positions, positions));
    var pooledMask =
        text.let(
            "torch.reshape(%s, [%s, 1, 1, %s])",
            mask(text.let("torch.le(%s, %s)", positions, ends)), count, length);
    var sequences =
        new BlocksProgram.Sequences(
            count,
            length,
            Optional.of(causalMask),
            Optional.of(pooledMask),
            rows -> text.let("torch.index_select(%s, 0, %s)", rows, rowsOfEnds));
    var normed = blocks.norm("ln_final", blocks.forward(placed, sequences));
    return architecture.direction(
        text, text.let("torch.matmul(%s, %s)", normed, parameters.get("text_projection")));
  }

  /** 0 where something is seen, and the logarithm of 0 where not. */
  private String mask(String seen) {
    return text.let("torch.log(torch.to(%s, %d))", seen, architecture.towerType());
  }
}
