package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Loss;
import java.util.List;
import java.util.function.Consumer;

/**
 * The lines of the terms over the parameters, whose gradients are added in closed form (formulas:
 * {@link Loss}). Beside theta and the gradient they need little memory: the gradients go in pieces,
 * and the values, which want arrays as long as theta, are found while there is no gradient yet.
 */
final class ParameterTermsProgram {

  /** The terms in the order in which they are added to a gradient. */
  static final List<Loss> TERMS =
      List.of(Loss.L2Norm, Loss.L1Norm, Loss.L2Distance, Loss.L1Distance);

  /** Of 16 MiB. */
  private static final long PIECE = 1 << 22;

  private final ProgramText text;
  private final StepShape shape;
  private final StepNumbers numbers;
  private final FlatArray initial;

  /**
   * Lines of a step.
   *
   * @param initial theta_0
   */
  ParameterTermsProgram(ProgramText text, StepShape shape, FlatArray initial) {
    this.text = requireNonNull(text, "text is null");
    this.shape = requireNonNull(shape, "shape is null");
    this.numbers = new StepNumbers(shape);
    this.initial = requireNonNull(initial, "initial is null");
  }

  /** Appends the values to {@code found}, span by span, if the result is read. */
  void values(List<Span> spans) {
    if (!shape.parameterTerms().isEmpty()) {
      text.inside(
          "if torch.gt(numbers[%d], 0.):".formatted(StepNumbers.READ),
          () -> spans.forEach(this::values));
    }
  }

  private void values(Span span) {
    if (has(Loss.L2Norm) || has(Loss.L1Norm)) {
      var values = slice("theta", span.offset(), span.end());
      ifHas(Loss.L2Norm, span.range(), factor -> squares(values, span, factor));
      ifHas(
          Loss.L1Norm,
          span.range(),
          factor -> found("torch.sum(torch.abs(%s))".formatted(values), factor));
    }
    if (shape.hasDistances()) {
      var distance = distance(span);
      ifHas(Loss.L2Distance, span.range(), factor -> squares(distance, span, factor));
      ifHas(
          Loss.L1Distance,
          span.range(),
          factor -> found("torch.sum(torch.abs_(%s))".formatted(distance), factor));
    }
  }

  private void squares(String x, Span span, String factor) {
    found(Squares.sum(text, x, span.size()), factor);
  }

  private void found(String value, String factor) {
    text.line("torch.append(found, torch.mul(%s, %s))", value, factor);
  }

  /** theta - theta_0. */
  private String distance(Span span) {
    var values = slice("theta", span.offset(), span.end());
    var stretches = initial.stretches(span.offset(), span.end(), span.size());
    if (stretches.size() == 1) {
      return text.let("torch.sub(%s, %s)", values, initial.slice(text, stretches.get(0)));
    }
    var distance = text.let("torch.clone(%s)", values);
    for (var stretch : stretches) {
      var part = slice(distance, stretch.start() - span.offset(), stretch.end() - span.offset());
      text.line("torch.sub_(%s, %s)", part, initial.slice(text, stretch));
    }
    return distance;
  }

  /**
   * Adds the gradients: 2 x of x^2, and sign(x) of abs(x).
   *
   * @param gradient name of the gradient of the leaf
   */
  void addGradients(Leaf leaf, String gradient) {
    if (has(Loss.L2Norm) || has(Loss.L1Norm)) {
      for (long start = leaf.offset(); start < leaf.end(); start += PIECE) {
        long end = Math.min(start + PIECE, leaf.end());
        var values = slice("theta", start, end);
        var part = slice(gradient, start - leaf.offset(), end - leaf.offset());
        add(leaf.range(), Loss.L2Norm, Loss.L1Norm, part, values, "sign");
      }
    }
    if (shape.hasDistances()) {
      for (var stretch : initial.stretches(leaf.offset(), leaf.end(), PIECE)) {
        var values = slice("theta", stretch.start(), stretch.end());
        var distance = text.let("torch.sub(%s, %s)", values, initial.slice(text, stretch));
        var part = slice(gradient, stretch.start() - leaf.offset(), stretch.end() - leaf.offset());
        add(leaf.range(), Loss.L2Distance, Loss.L1Distance, part, distance, "sign_");
      }
    }
  }

  private void add(int range, Loss squared, Loss absolute, String gradient, String x, String sign) {
    ifHas(
        squared,
        range,
        factor -> text.line("torch.add_(%s, %s, alpha=torch.mul(2., %s))", gradient, x, factor));
    ifHas(
        absolute,
        range,
        factor -> text.line("torch.add_(%s, torch.%s(%s), alpha=%s)", gradient, sign, x, factor));
  }

  private boolean has(Loss term) {
    return shape.parameterTerms().contains(term);
  }

  private void ifHas(Loss term, int range, Consumer<String> lines) {
    if (has(term)) {
      lines.accept("numbers[%d]".formatted(numbers.factor(range, term)));
    }
  }

  private String slice(String flat, long start, long end) {
    return text.let("torch.slice(%s, 0, %d, %d)", flat, start, end);
  }
}
