package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Loss;
import io.autoft.trainer.model.ParameterLayout;
import io.autoft.trainer.model.StepResult;
import java.util.EnumMap;
import java.util.List;

/**
 * A compiled step.
 *
 * @param program of the step
 * @param shape that it was made for
 */
record CompiledStep(Program program, StepShape shape) {

  CompiledStep {
    requireNonNull(program, "program is null");
    requireNonNull(shape, "shape is null");
  }

  static CompiledStep of(
      Architecture architecture,
      ParameterLayout layout,
      StepShape shape,
      List<Long> sizesOfInitial,
      Programs programs) {
    return new CompiledStep(
        programs.of(StepProgram.of(architecture, layout, shape, sizesOfInitial)), shape);
  }

  /** The terms and the norm of a step whose result was asked for. */
  StepResult result(float[] found) {
    var terms = new EnumMap<Loss, Double>(Loss.class);
    int next = 0;
    for (var term : shape.batchTerms()) {
      terms.put(term, (double) found[next++]);
    }
    // The terms over the parameters have a value for each span of them; the norm is last.
    while (next < found.length - 1) {
      for (var term : shape.parameterTerms()) {
        terms.merge(term, (double) found[next++], Double::sum);
      }
    }
    return new StepResult(terms, found[next]);
  }
}
