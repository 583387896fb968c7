/**
 * How good the samplers are, how long their proposals take and how much memory a history holds; run
 * by hand, never by a build, except for a small {@code SearchSmokeTest}.
 *
 * <p>{@link io.autoft.optimizer.benchmark.SearchBenchmark} lets samplers search the {@link
 * io.autoft.optimizer.benchmark.Problem}s of {@code problems.json}, each trial's {@link
 * io.autoft.optimizer.benchmark.Fate} being a hash of its problem, seed and number; the scripts in
 * {@code src/test/python} do the same with Optuna. A {@link
 * io.autoft.optimizer.benchmark.Comparison} sets the recorded runs side by side, a {@link
 * io.autoft.optimizer.benchmark.Gate} holds them against a target.
 */
package io.autoft.optimizer.benchmark;
