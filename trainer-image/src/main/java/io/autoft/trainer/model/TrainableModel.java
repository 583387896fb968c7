package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import io.autoft.trainer.objective.Objective;

/**
 * What training needs of a model. All that is trained lies in one flat array (theta, P scalars)
 * that the caller owns, so that a step is a function of theta and a batch.
 */
public interface TrainableModel {

  /** Where each trained parameter lies in theta. */
  ParameterLayout layout();

  /** theta_0, P scalars, where training begins; must not be written. */
  NDArray initial();

  /** Number of prompt templates, from which each batch chooses one. */
  int templates();

  /** Value and gradient of the objective's terms over a batch. */
  LossAndGradient gradient(NDArray parameters, Batch batch, Objective objective);

  /**
   * Logits without a graph.
   *
   * @param pixels N x 3 x S x S, normalised
   * @return N x C, row by row
   */
  float[] logits(NDArray parameters, NDArray pixels);
}
