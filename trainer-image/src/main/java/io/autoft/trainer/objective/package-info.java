/**
 * The learned objective: a weighted sum of terms, each a stateless class that states its formula
 * (AutoFT, arXiv 2401.10220, section 4).
 *
 * <p>Terms over a batch are computed from {@link io.autoft.trainer.objective.ModelOutputs} and
 * differentiated by the engine; terms over the parameters give their gradient in closed form, so
 * that no graph over the parameters is built. Depends on DJL and the contract only.
 *
 * <p>No term uses an operator with a Java {@code Number}: under autograd on a CPU the engine saves
 * a reference to the number's buffer, which is freed before backward reads it.
 */
package io.autoft.trainer.objective;
