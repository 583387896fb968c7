package io.autoft.trainer.pretraining;

import static java.util.Objects.requireNonNull;

import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.training.Schedule;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * What a pretraining does.
 *
 * @param config text of {@code open_clip_config.json}
 * @param vocabulary lines of {@code vocab.txt}
 * @param steps number of steps
 * @param batchSize images of each
 * @param schedule of the learning rate
 * @param decay weight decay of AdamW
 * @param objective of a step, counted from 0; captions are only read where it has a contrastive
 *     term
 * @param view makes the augmentation from its source of random numbers
 */
public record PretrainingPlan(
    String config,
    List<String> vocabulary,
    int steps,
    int batchSize,
    Schedule schedule,
    double decay,
    IntFunction<Objective> objective,
    Function<RandomGenerator, ImageView> view) {

  public PretrainingPlan {
    requireNonNull(config, "config is null");
    requireNonNull(schedule, "schedule is null");
    requireNonNull(objective, "objective is null");
    requireNonNull(view, "view is null");
    vocabulary = List.copyOf(vocabulary);
  }
}
