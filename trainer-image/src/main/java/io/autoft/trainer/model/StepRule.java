package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.optimizer.AdamW;
import io.autoft.trainer.optimizer.GradientClip;
import java.util.List;
import java.util.Optional;

/**
 * How one optimiser step changes a model.
 *
 * @param objective what is minimised
 * @param clip of the gradient
 * @param optimizer with its betas
 * @param groups that are trained; all others stay as they are
 */
public record StepRule(
    Objective objective, GradientClip clip, AdamW optimizer, List<GroupRule> groups) {

  public StepRule {
    requireNonNull(objective, "objective is null");
    requireNonNull(clip, "clip is null");
    requireNonNull(optimizer, "optimizer is null");
    groups = List.copyOf(groups);
  }

  /**
   * How one group of parameters is moved.
   *
   * @param group its name
   * @param learningRate in this step
   * @param weightDecay decoupled
   */
  public record GroupRule(String group, double learningRate, double weightDecay) {

    public GroupRule {
      requireNonNull(group, "group is null");
    }
  }

  /** The rule of a group; empty if it is not trained. */
  public Optional<GroupRule> of(String group) {
    return groups.stream().filter(rule -> rule.group().equals(group)).findFirst();
  }
}
