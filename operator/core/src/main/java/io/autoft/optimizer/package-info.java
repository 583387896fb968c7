/**
 * The outer search of AutoFT: given what earlier trials scored, which hyperparameters to try next.
 *
 * <p>A {@link io.autoft.optimizer.Sampler} answers a {@link io.autoft.optimizer.ProposalRequest}
 * with one value for each parameter of a {@link io.autoft.optimizer.space.SearchSpace}. A proposal
 * is a pure function of the request: the same space, direction, seed, number, finished and pending
 * trials give the same bits on every JVM, whatever the order in which the trials are listed. So a
 * restarted operator goes on with the same sequence, and a recorded proposal can be recomputed.
 *
 * <p>Here is only what samplers and their callers share. Each sampler has a package below: {@code
 * random}, {@code sobol}, {@code tpe}, {@code gp}, {@code cmaes}, and {@code auto}, which chooses
 * among them; {@code importance} looks back at how much each parameter mattered. To add a sampler
 * is to add a package.
 *
 * <p>May depend on {@code space}, {@code numerics} and {@code java.base}; on no sampler. Two traps
 * for whoever adds to any of these packages, since bits count: {@code Math.exp}, {@code log},
 * {@code pow} and the trigonometric functions are intrinsics that differ between processors, {@code
 * StrictMath} and plain arithmetic are the same everywhere; and {@code Map.of}, {@code Set.of} and
 * their copies iterate in an order that changes with every start of the JVM.
 */
package io.autoft.optimizer;
