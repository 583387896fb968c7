/**
 * How much each parameter of a search has mattered for the scores.
 *
 * <p>May depend on the request's types, {@code space} and {@code numerics}; on no sampler.
 */
package io.autoft.optimizer.importance;
