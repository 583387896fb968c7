package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import io.autoft.trainer.optimizer.TrainingState;
import java.util.List;
import java.util.Optional;

/**
 * What training needs of a model. All that is trained lies in one flat array (theta, P scalars)
 * that the caller owns.
 */
public interface TrainableModel {

  /** Where each trained parameter lies in theta, and in which group. */
  ParameterLayout layout();

  /** theta_0. */
  InitialParameters initial();

  /** Number of prompt templates, from which each batch chooses one. */
  int templates();

  /**
   * Takes one whole optimiser step in place: gradient of the objective, limit of its norm, AdamW.
   *
   * @param parts of one batch, equally large, one after the other: their terms and gradients are
   *     averaged, and contrastive terms compare within a part
   * @param read whether to wait for the result; not to wait keeps an accelerator busy. A step that
   *     leaves the finite numbers shows in every later result
   * @return the result, if asked to read it
   */
  Optional<StepResult> step(TrainingState state, List<Batch> parts, StepRule rule, boolean read);

  /**
   * Logits without a graph.
   *
   * @param pixels N images, as {@link Batch#pixels()}
   * @return N x C, row by row
   */
  float[] logits(NDArray parameters, NDArray pixels);

  /**
   * Overwrites the head in theta with the zero-shot head of the text tower in theta, or of the
   * pretrained one where it is not trained.
   */
  void rebuildHead(NDArray parameters);
}
