/**
 * Metrics and their uncertainty.
 *
 * <p>A metric is a pure function of {@link io.autoft.trainer.evaluation.Predictions} and a choice
 * of examples, so that it can be taken on resamples. Only {@link
 * io.autoft.trainer.evaluation.Evaluator} runs a model. Depends on DJL, the contract, {@code data}
 * and {@code model}.
 */
package io.autoft.trainer.evaluation;
