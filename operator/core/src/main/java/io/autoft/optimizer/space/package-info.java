/**
 * What is searched: a {@link io.autoft.optimizer.space.SearchSpace} of {@link
 * io.autoft.optimizer.space.Parameter}s, and how a point of it looks to a sampler: as coordinates,
 * as a point of the unit cube, or as features on which distances are measured.
 *
 * <p>May depend on {@code numerics} and {@code java.base}.
 */
package io.autoft.optimizer.space;
