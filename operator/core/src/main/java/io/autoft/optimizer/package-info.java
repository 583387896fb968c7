/**
 * The outer search of AutoFT: given what earlier trials scored, which hyperparameters to try next.
 *
 * <p>A {@link io.autoft.optimizer.Sampler} answers a {@link io.autoft.optimizer.ProposalRequest}
 * with one value for each parameter of a {@link io.autoft.optimizer.SearchSpace}. A proposal is a
 * pure function of the request: the same space, direction, seed, number, finished and pending
 * trials give the same bits on every JVM, whatever the order in which the trials are listed. So a
 * restarted operator goes on with the same sequence, and a recorded proposal can be recomputed.
 *
 * <p>Knowledge runs one way: {@link io.autoft.optimizer.StandardNormal}, {@link
 * io.autoft.optimizer.TruncatedNormals} and {@link io.autoft.optimizer.LogSumExp} (numerics),
 * {@link io.autoft.optimizer.Kernels} of the three kinds of {@link io.autoft.optimizer.Parameter},
 * {@link io.autoft.optimizer.ParzenEstimator} (a mixture of them, with its {@link
 * io.autoft.optimizer.AgeWeights} and {@link io.autoft.optimizer.Bandwidths}), {@link
 * io.autoft.optimizer.Split} (good and bad trials), {@link io.autoft.optimizer.DensityRatio},
 * {@link io.autoft.optimizer.TpeSampler}.
 *
 * <p>The other models are as strictly layered. {@link io.autoft.optimizer.Cholesky}, {@link
 * io.autoft.optimizer.Matern52}, {@link io.autoft.optimizer.GaussianProcess} over a {@link
 * io.autoft.optimizer.Design}; {@link io.autoft.optimizer.Lbfgs} for {@link
 * io.autoft.optimizer.GaussianProcessFit} and, with {@link
 * io.autoft.optimizer.LogExpectedImprovement}, for {@link io.autoft.optimizer.AcquisitionSearch};
 * {@link io.autoft.optimizer.GpSampler}. And {@link io.autoft.optimizer.SymmetricEigen}, {@link
 * io.autoft.optimizer.RecombinationWeights}, {@link
 * io.autoft.optimizer.CovarianceMatrixAdaptation}, {@link io.autoft.optimizer.CmaEsSampler}.
 *
 * <p>{@link io.autoft.optimizer.Importance} looks back: how much each parameter mattered.
 *
 * <p>May depend on {@code java.base} and {@code org.apache.commons.numbers.gamma} only. Two traps
 * for whoever adds to it, since bits count: {@code Math.exp}, {@code log}, {@code pow} and the
 * trigonometric functions are intrinsics that differ between processors, {@code StrictMath} and
 * plain arithmetic are the same everywhere; and {@code Map.of}, {@code Set.of} and their copies
 * iterate in an order that changes with every start of the JVM.
 */
package io.autoft.optimizer;
