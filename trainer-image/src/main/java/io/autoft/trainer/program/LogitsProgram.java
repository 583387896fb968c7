package io.autoft.trainer.program;

import io.autoft.trainer.model.ClipArchitecture;
import io.autoft.trainer.model.ParameterLayout;
import java.util.List;

/**
 * The program of an evaluation: from images, as {@link ImageTowerProgram} takes them, and theta to
 * B x C logits.
 */
final class LogitsProgram {

  private LogitsProgram() {}

  /** The program's text. */
  static String of(Architecture architecture, ParameterLayout layout) {
    var text = new ProgramText(List.of("pixels: Tensor", "theta: Tensor"), "Tensor");
    var whole = new StepShape.Range(0, layout.size(), false);
    var parameters = new Variables();
    var shape = new StepShape(List.of(whole), List.of(), List.of(), false, false);
    for (var leaf : Leaf.of(architecture, layout, shape)) {
      parameters.putLater(
          leaf.parameters(),
          () ->
              leaf.cut(
                  text,
                  architecture,
                  text.let("torch.slice(theta, 0, %d, %d)", leaf.offset(), leaf.end())));
    }
    var pixels = architecture.onDevice(text, "pixels", "ops.prim.device(theta)");
    var features = new ImageTowerProgram(text, architecture).features(pixels, parameters);
    text.line("return torch.linear(%s, %s, None)", features, parameters.get(ClipArchitecture.HEAD));
    return text.toString();
  }
}
