/**
 * Random search: independent uniform draws. Other samplers fall back to it where a point of their
 * own would repeat a trial.
 *
 * <p>May depend on the request's types, {@code space} and {@code numerics}.
 */
package io.autoft.optimizer.random;
