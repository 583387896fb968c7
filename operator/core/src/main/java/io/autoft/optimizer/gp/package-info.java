/**
 * Bayesian optimization with a Gaussian process.
 *
 * <p>Knowledge runs one way: {@link io.autoft.optimizer.gp.Matern52} and {@link
 * io.autoft.optimizer.gp.GaussianProcess} over a {@link io.autoft.optimizer.gp.Design}; {@link
 * io.autoft.optimizer.gp.GaussianProcessFit}, which maximises the {@link
 * io.autoft.optimizer.gp.GaussianProcessLikelihood}; {@link
 * io.autoft.optimizer.gp.AcquisitionSearch}, which maximises the {@link
 * io.autoft.optimizer.gp.LogExpectedImprovement}; {@link io.autoft.optimizer.gp.GpSampler}.
 *
 * <p>May depend on the request's types, {@code space}, {@code numerics}, {@code random} and {@code
 * sobol}.
 */
package io.autoft.optimizer.gp;
