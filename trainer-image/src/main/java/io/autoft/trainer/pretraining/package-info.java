/**
 * Makes the model of the demo world from nothing, in about two minutes on one core. Not a part of
 * any trial. Depends on {@code data}, {@code model}, {@code objective}, {@code training} and {@code
 * evaluation}.
 */
package io.autoft.trainer.pretraining;
