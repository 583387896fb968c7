/**
 * Programs for the engine, generated from a model's architecture: a whole optimiser step, an
 * evaluation and a zero-shot head are one call each.
 *
 * <p>The engine's operators cost about a microsecond each, called from Java or from a program; what
 * makes a small model slow is their number. So all parameters lie in one array, terms over them
 * have their gradient in closed form, AdamW is one fused operator, and only what is read in the end
 * is computed. Programs are TorchScript in the form in which PyTorch stores it, written without
 * Python. The tests compare them with the same model on plain operators.
 *
 * <p>Depends on DJL's engine for PyTorch, the contract, {@code model}, {@code objective} and {@code
 * optimizer}.
 */
package io.autoft.trainer.program;
