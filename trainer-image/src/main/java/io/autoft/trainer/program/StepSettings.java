package io.autoft.trainer.program;

import io.autoft.contract.Loss;
import io.autoft.trainer.model.ParameterLayout.Group;
import io.autoft.trainer.model.StepRule;
import io.autoft.trainer.model.StepRule.GroupRule;
import io.autoft.trainer.program.StepShape.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step's rule as its program takes it. Neighbouring groups with the same settings are one range.
 *
 * @param shape that the program is made for
 * @param rule of the step
 * @param trained settings of each range that is trained
 */
record StepSettings(StepShape shape, StepRule rule, List<Moved> trained) {

  /**
   * Rate, decay and factors of a range.
   *
   * @param factors of the terms over the parameters
   */
  private record Moved(double learningRate, double weightDecay, List<Double> factors) {}

  StepSettings {
    trained = List.copyOf(trained);
  }

  /**
   * Settings of a step.
   *
   * @param groups of the model, in the order of theta
   */
  static StepSettings of(List<Group> groups, StepRule rule) {
    var rules = groups.stream().map(group -> rule.of(group.name())).toList();
    long size = 0;
    for (int i = 0; i < groups.size(); i++) {
      size += rules.get(i).isPresent() ? groups.get(i).size() : 0;
    }
    if (size == 0) {
      throw new IllegalArgumentException("no group of the model is trained");
    }
    var ranges = new ArrayList<Range>();
    var settings = new ArrayList<Optional<Moved>>();
    for (int i = 0; i < groups.size(); i++) {
      var group = groups.get(i);
      long total = size;
      var moved = rules.get(i).map(groupRule -> moved(rule, groupRule, total));
      int last = ranges.size() - 1;
      if (last >= 0 && settings.get(last).equals(moved)) {
        var before = ranges.get(last);
        ranges.set(
            last, new Range(before.offset(), before.size() + group.size(), before.trained()));
      } else {
        ranges.add(new Range(group.offset(), group.size(), moved.isPresent()));
        settings.add(moved);
      }
    }
    return of(ranges, settings.stream().flatMap(Optional::stream).toList(), rule);
  }

  private static Moved moved(StepRule rule, GroupRule groupRule, long size) {
    return new Moved(
        groupRule.learningRate(),
        groupRule.weightDecay(),
        ParameterTermsProgram.TERMS.stream()
            .map(term -> rule.objective().factor(term, groupRule.group(), size))
            .toList());
  }

  private static StepSettings of(List<Range> ranges, List<Moved> trained, StepRule rule) {
    var terms =
        ParameterTermsProgram.TERMS.stream()
            .filter(term -> trained.stream().anyMatch(range -> factor(range, term) != 0))
            .toList();
    var objective = rule.objective();
    var shape =
        new StepShape(
            ranges,
            List.copyOf(objective.batchTerms()),
            terms,
            objective.needsTextOfAllClasses(),
            rule.clip().maximum() > 0);
    return new StepSettings(shape, rule, trained);
  }

  private static double factor(Moved range, Loss term) {
    return range.factors().get(ParameterTermsProgram.TERMS.indexOf(term));
  }

  /**
   * The numbers that the program is given.
   *
   * @param step counted from 1
   * @param parts of the batch
   * @param read whether the result will be read
   */
  double[] numbers(int step, int parts, boolean read) {
    var places = new StepNumbers(shape);
    var numbers = new double[places.size()];
    numbers[StepNumbers.STEP] = step;
    numbers[StepNumbers.READ] = read ? 1 : 0;
    numbers[StepNumbers.LARGEST_NORM] = rule.clip().maximum();
    numbers[StepNumbers.BETA1] = rule.optimizer().beta1();
    numbers[StepNumbers.BETA2] = rule.optimizer().beta2();
    for (var term : shape.batchTerms()) {
      numbers[places.weight(term)] = rule.objective().weights().get(term) / parts;
    }
    for (int range = 0; range < trained.size(); range++) {
      numbers[places.rate(range)] = trained.get(range).learningRate();
      numbers[places.decay(range)] = trained.get(range).weightDecay();
      for (var term : shape.parameterTerms()) {
        numbers[places.factor(range, term)] = factor(trained.get(range), term);
      }
    }
    return numbers;
  }
}
