/**
 * The inner loop and the final training of AutoFT: optimiser, schedule, order of the data, and the
 * course of one trial.
 *
 * <p>Everything that is drawn comes from generators seeded by the trial, never from the engine, so
 * that a trial is a function of its configuration: the same report on the same machine, but for the
 * seconds. Depends on DJL, the contract and the packages {@code data}, {@code model}, {@code
 * objective}, {@code program}, {@code evaluation}, {@code failure} and {@code report}.
 */
package io.autoft.trainer.training;
