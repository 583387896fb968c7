package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Loss;
import io.autoft.trainer.optimizer.AdamW;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lines from a gradient to new parameters: the terms over the parameters are added in closed
 * form, the norm is limited, AdamW moves the parameters (formulas: {@link Loss}, {@link
 * io.autoft.trainer.optimizer.GradientClip}, {@link AdamW}). To the terms over the batch are added,
 * if the result is read, those over the parameters, leaf by leaf, and in any case the norm.
 */
final class UpdateProgram {

  /** The terms over the parameters in the order in which they are added to a gradient. */
  static final List<Loss> TERMS =
      List.of(Loss.L2Norm, Loss.L1Norm, Loss.L2Distance, Loss.L1Distance);

  private static final int ROW = 1024;

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
  void write(String terms) {
    var values = leaves.stream().map(leaf -> slice("theta", leaf)).toList();
    var gradients =
        IntStream.range(0, leaves.size())
            .mapToObj("gradients[%d]"::formatted)
            .map(text::let)
            .toList();
    text.line("found = annotate(List[Tensor], [])");
    for (int i = 0; i < leaves.size(); i++) {
      addParameterTerms(leaves.get(i), values.get(i), gradients.get(i));
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

  private void addParameterTerms(Leaf leaf, String values, String gradient) {
    var terms = shape.parameterTerms();
    if (terms.contains(Loss.L1Norm) || terms.contains(Loss.L2Norm)) {
      addTerms(leaf, Loss.L1Norm, Loss.L2Norm, values, gradient);
    }
    if (terms.contains(Loss.L1Distance) || terms.contains(Loss.L2Distance)) {
      var distance = text.let("torch.sub(%s, %s)", values, slice("initial", leaf));
      addTerms(leaf, Loss.L1Distance, Loss.L2Distance, distance, gradient);
    }
  }

  /** Sum of x^2 with gradient 2 x, and sum of abs(x) = x sign(x) with gradient sign(x). */
  private void addTerms(Leaf leaf, Loss absolute, Loss squared, String x, String gradient) {
    if (shape.parameterTerms().contains(squared)) {
      var factor = factor(leaf, squared);
      text.line("torch.add_(%s, %s, alpha=torch.mul(2., %s))", gradient, x, factor);
      ifRead(() -> found(sumOfSquares(x, leaf.size()), factor));
    }
    if (shape.parameterTerms().contains(absolute)) {
      var factor = factor(leaf, absolute);
      var sign = text.let("torch.sign(%s)", x);
      text.line("torch.add_(%s, %s, alpha=%s)", gradient, sign, factor);
      ifRead(() -> found("torch.sum(torch.mul_(%s, %s))".formatted(sign, x), factor));
    }
  }

  private void ifRead(Runnable lines) {
    text.inside("if torch.gt(numbers[%d], 0.):".formatted(StepNumbers.READ), lines);
  }

  private void found(String value, String factor) {
    text.line("torch.append(found, torch.mul(%s, %s))", value, factor);
  }

  private String factor(Leaf leaf, Loss term) {
    return "numbers[%d]".formatted(numbers.factor(leaf.range(), term));
  }

  /** The engine's norm of a long array adds it up in few running sums, which is not exact. */
  private String sumOfSquares(String x, long size) {
    long rest = size % ROW;
    var rows =
        text.let(
            "torch.linalg_vector_norm(torch.reshape(torch.slice(%s, 0, 0, %d), [-1, %d]), 2, [1])",
            x, size - rest, ROW);
    var sum = text.let("torch.sum(torch.square(%s))", rows);
    return rest == 0
        ? sum
        : text.let(
            "torch.add(%s, torch.sum(torch.square(torch.slice(%s, 0, %d, %d))))",
            sum, x, size - rest, size);
  }

  private String norm(List<String> gradients) {
    var squares = new ArrayList<String>();
    for (int i = 0; i < leaves.size(); i++) {
      squares.add(sumOfSquares(gradients.get(i), leaves.get(i).size()));
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
