/**
 * An evolution strategy: covariance matrix adaptation, replayed from the record for every proposal.
 *
 * <p>Knowledge runs one way: {@link io.autoft.optimizer.cmaes.RecombinationWeights}, {@link
 * io.autoft.optimizer.cmaes.CovarianceMatrixAdaptation}, {@link
 * io.autoft.optimizer.cmaes.CmaEsSampler}.
 *
 * <p>May depend on the request's types, {@code space}, {@code numerics}, {@code random} and {@code
 * sobol}.
 */
package io.autoft.optimizer.cmaes;
