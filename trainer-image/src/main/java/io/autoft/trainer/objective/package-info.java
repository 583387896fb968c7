/**
 * The learned objective: a weighted sum of terms (AutoFT, arXiv 2401.10220, section 4; the formulas
 * stand with the constants of {@link io.autoft.contract.Loss}). Trials compute it in programs, see
 * the package {@code program}.
 *
 * <p>Beside it stand, on plain operators and differentiated by the engine, the two terms that the
 * demo model is pretrained with. They use no operator with a Java {@code Number}: under autograd on
 * a CPU the engine saves a reference to the number's buffer, which is freed before backward reads
 * it. Depends on DJL and the contract only.
 */
package io.autoft.trainer.objective;
