/**
 * Makes small models from nothing; that of the demo world in about two minutes on one core. Not a
 * part of any trial. Depends on {@code data}, {@code model}, {@code objective}, {@code training}
 * and {@code evaluation}.
 */
package io.autoft.trainer.pretraining;
