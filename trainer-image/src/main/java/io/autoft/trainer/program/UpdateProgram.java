package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import io.autoft.trainer.optimizer.AdamW;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lines from a gradient to new parameters: the gradients of the terms over the parameters are
 * added, the norm is limited, AdamW moves the parameters (formulas: {@link
 * io.autoft.trainer.optimizer.GradientClip}, {@link AdamW}). The norm is appended to {@code found}.
 */
final class UpdateProgram {

  private final ProgramText text;
  private final StepShape shape;
  private final StepNumbers numbers;
  private final List<Leaf> leaves;

  /**
   * Lines that follow those of the gradient.
   *
   * @param leaves that are trained
   */
  UpdateProgram(ProgramText text, StepShape shape, List<Leaf> leaves) {
    this.text = requireNonNull(text, "text is null");
    this.shape = requireNonNull(shape, "shape is null");
    this.numbers = new StepNumbers(shape);
    this.leaves = List.copyOf(leaves);
  }

  /**
   * All lines, to the end of the program.
   *
   * @param terms name of the terms over the batch
   */
  void write(String terms, ParameterTermsProgram parameterTerms) {
    var values = leaves.stream().map(leaf -> slice("theta", leaf)).toList();
    var gradients =
        IntStream.range(0, leaves.size())
            .mapToObj("gradients[%d]"::formatted)
            .map(text::let)
            .toList();
    for (int i = 0; i < leaves.size(); i++) {
      parameterTerms.addGradients(leaves.get(i), gradients.get(i));
    }
    var norm = norm(gradients);
    text.line("torch.append(found, %s)", norm);
    var scale = shape.clips() ? scale(norm) : "None";
    var results = new ArrayList<>(List.of(text.let("torch.cat([%s, torch.stack(found)])", terms)));
    for (int range = 0; range < shape.trained().size(); range++) {
      results.add(update(range, values, gradients, scale));
    }
    text.line("return %s", ProgramText.list(results));
  }

  private String slice(String flat, Leaf leaf) {
    return text.let("torch.slice(%s, 0, %d, %d)", flat, leaf.offset(), leaf.end());
  }

  private String norm(List<String> gradients) {
    var squares = new ArrayList<String>();
    int first = 0;
    for (var span : Span.of(leaves)) {
      int next = first + span.leaves().size();
      var sizes = span.leaves().stream().map(Leaf::size).toList();
      squares.add(Squares.sum(text, gradients.subList(first, next), sizes));
      first = next;
    }
    var sum = squares.stream().reduce((a, b) -> text.let("torch.add(%s, %s)", a, b)).orElseThrow();
    return text.let("torch.sqrt(%s)", sum);
  }

  /** What the gradient is divided by: (norm + 1e-6) / largest norm, at least 1. */
  private String scale(String norm) {
    return text.let(
        "torch.clamp_min(torch.div(torch.add(%s, 1e-06), numbers[%d]), 1.)",
        norm, StepNumbers.LARGEST_NORM);
  }

  /**
   * AdamW over a range. The lists have names and one of their elements is a result: the engine
   * removes the update of a list that nothing reads.
   */
  private String update(int range, List<String> values, List<String> gradients, String scale) {
    var mine =
        IntStream.range(0, leaves.size())
            .filter(i -> leaves.get(i).range() == range)
            .boxed()
            .toList();
    var parameters = text.let(ProgramText.list(mine.stream().map(values::get).toList()));
    var slopes = text.let(ProgramText.list(mine.stream().map(gradients::get).toList()));
    var first =
        text.let(ProgramText.list(mine.stream().map(i -> slice("first", leaves.get(i))).toList()));
    var second =
        text.let(ProgramText.list(mine.stream().map(i -> slice("second", leaves.get(i))).toList()));
    var step =
        text.let(
            "torch.full([], numbers[%d], dtype=%d, device=device)",
            StepNumbers.STEP, ProgramText.FLOAT32);
    var steps = text.let(ProgramText.list(mine.stream().map(i -> step).toList()));
    text.line(
        "torch._fused_adamw_(%s, %s, %s, %s, annotate(List[Tensor], []), %s, lr=numbers[%d],"
            + " beta1=numbers[%d], beta2=numbers[%d], weight_decay=numbers[%d], eps=%s,"
            + " amsgrad=False, maximize=False, grad_scale=%s, found_inf=None)",
        parameters,
        slopes,
        first,
        second,
        steps,
        numbers.rate(range),
        StepNumbers.BETA1,
        StepNumbers.BETA2,
        numbers.decay(range),
        AdamW.EPSILON,
        scale);
    return "%s[0]".formatted(parameters);
  }
}
