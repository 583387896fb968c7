package io.autoft.trainer.program;

import io.autoft.trainer.model.ClipArchitecture;
import io.autoft.trainer.model.ParameterLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The program of a zero-shot head: from the text tower's parameters, in the order of {@link
 * ClipArchitecture#text}, and the texts of some classes, T of each, one class after the other, to
 * the rows of these classes: for each class the mean of its texts' features, normalised, times the
 * logit scale.
 */
final class HeadProgram {

  private HeadProgram() {}

  /** The program's text; heads are computed in float32 whatever the towers train in. */
  static String of(Architecture architecture, int templates) {
    var exact = architecture.exact();
    var text = new ProgramText(List.of("texts: Tensor", "tower: List[Tensor]"), "Tensor");
    var parameters = new Variables();
    var entries = ParameterLayout.of(ClipArchitecture.text(architecture.config())).entries();
    for (int i = 0; i < entries.size(); i++) {
      parameters.put(cut(text, architecture, entries.get(i), "tower[%d]".formatted(i)));
    }
    var scale = parameters.get(ClipArchitecture.LOGIT_SCALE);
    var tokens = architecture.onDevice(text, "texts", "ops.prim.device(%s)".formatted(scale));
    var features = new TextTowerProgram(text, exact).features(tokens, parameters);
    var means =
        text.let(
            "torch.mean(torch.reshape(%s, [-1, %d, %d]), [1])",
            features, templates, architecture.config().embedding());
    text.line("return torch.mul(%s, torch.exp(%s))", exact.direction(text, means), scale);
    return text.toString();
  }

  private static Map<String, String> cut(
      ProgramText text, Architecture architecture, ParameterLayout.Entry entry, String value) {
    var names = new HashMap<String, String>();
    long row = 0;
    for (var piece : FlatParameters.pieces(architecture.config(), List.of(entry))) {
      if (piece.name().equals(entry.name())) {
        names.put(piece.name(), text.let(value));
      } else {
        long end = row + piece.shape().get(0);
        names.put(piece.name(), text.let("torch.slice(%s, 0, %d, %d)", value, row, end));
        row = end;
      }
    }
    return names;
  }
}
