package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * How long and in what portions to train. In JSON the length is either of the fields {@code steps},
 * a number, beside which may be {@code repeats}, and {@code finalTraining}, an object.
 *
 * @param warmupSteps steps over which the learning rate rises to its peak; absent: a tenth of all,
 *     at most {@value #MOST_WARMUP_STEPS}
 * @param batchSize examples a step
 * @param accumulationSteps equal parts into which a batch is cut; the gradients of the parts are
 *     averaged, and {@link Loss#Contrastive} compares within a part
 * @param clipNorm largest global norm of the gradient, 0 for none
 * @param method what is trained
 * @param length inner steps, or a final training
 */
public record TrainingConfig(
    Optional<Integer> warmupSteps,
    int batchSize,
    int accumulationSteps,
    double clipNorm,
    TrainingMethod method,
    @JsonIgnore TrainingLength length) {

  private static final int MOST_WARMUP_STEPS = 500;

  public TrainingConfig {
    warmupSteps = Optionals.orEmpty(warmupSteps);
    accumulationSteps = accumulationSteps == 0 ? 1 : accumulationSteps;
    method = method == null ? TrainingMethod.FineTuning : method;
    requireNonNull(length, "length is null");
  }

  @JsonCreator
  static TrainingConfig of(
      @JsonProperty("steps") Optional<Integer> steps,
      @JsonProperty("repeats") Optional<Integer> repeats,
      @JsonProperty("warmupSteps") Optional<Integer> warmupSteps,
      @JsonProperty("batchSize") int batchSize,
      @JsonProperty("accumulationSteps") int accumulationSteps,
      @JsonProperty("clipNorm") double clipNorm,
      @JsonProperty("method") TrainingMethod method,
      @JsonProperty("finalTraining") Optional<FinalTraining> finalTraining)
      throws InvalidDocumentException {
    int trainings = Optionals.orEmpty(repeats).orElse(1);
    var inner = Optionals.orEmpty(steps).<TrainingLength>map(n -> new InnerSteps(n, trainings));
    var whole = Optionals.orEmpty(finalTraining);
    if (inner.isPresent() == whole.isPresent()) {
      throw new InvalidDocumentException("training needs either steps or finalTraining");
    }
    if (whole.isPresent() && Optionals.orEmpty(repeats).isPresent()) {
      throw new InvalidDocumentException(
          "training.repeats goes with steps, not with finalTraining");
    }
    return new TrainingConfig(
        warmupSteps,
        batchSize,
        accumulationSteps,
        clipNorm,
        method,
        inner.or(() -> whole).orElseThrow());
  }

  /**
   * Steps over which the learning rate rises to its peak.
   *
   * @param steps of the whole training
   */
  public int warmupSteps(int steps) {
    return warmupSteps.orElse(Math.min(MOST_WARMUP_STEPS, steps / 10));
  }

  /** Optimiser steps of an inner loop; absent in a final training. */
  @JsonProperty("steps")
  public Optional<Integer> steps() {
    return length instanceof InnerSteps inner ? Optional.of(inner.steps()) : Optional.empty();
  }

  /** Trainings of an inner loop; absent where there is one, as before there were repeats. */
  @JsonProperty("repeats")
  public Optional<Integer> repeats() {
    return length instanceof InnerSteps inner && inner.repeats() != 1
        ? Optional.of(inner.repeats())
        : Optional.empty();
  }

  /** Settings of a final training; absent in an inner loop. */
  @JsonProperty("finalTraining")
  public Optional<FinalTraining> finalTraining() {
    return length instanceof FinalTraining whole ? Optional.of(whole) : Optional.empty();
  }

  /** Whether anything is trained at all; otherwise the pretrained model is evaluated. */
  public boolean trains() {
    return length.trains();
  }
}
