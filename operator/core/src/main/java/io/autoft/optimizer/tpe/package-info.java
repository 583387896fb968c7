/**
 * The tree-structured Parzen estimator.
 *
 * <p>Knowledge runs one way: {@link io.autoft.optimizer.tpe.Kernels} of the three kinds of {@link
 * io.autoft.optimizer.space.Parameter}, {@link io.autoft.optimizer.tpe.ParzenEstimator} (a mixture
 * of them, with its {@link io.autoft.optimizer.tpe.AgeWeights} and {@link
 * io.autoft.optimizer.tpe.Bandwidths}), {@link io.autoft.optimizer.tpe.Split} (good and bad
 * trials), {@link io.autoft.optimizer.tpe.DensityRatio}, {@link
 * io.autoft.optimizer.tpe.TpeSampler}.
 *
 * <p>May depend on the request's types, {@code space}, {@code numerics} and {@code random}.
 */
package io.autoft.optimizer.tpe;
