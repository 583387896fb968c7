/**
 * Parameters of the next trial: hand-made ones, and those that a sampler proposes from what was
 * scored. Only {@code Proposals} and {@code SearchSpaces} know the optimizer.
 *
 * <p>Decided: what a study learns from earlier ones is copied once, into a file of its own.
 * References to their trials would take less room, but a proposal could not be computed again once
 * those are deleted, and a {@code Deterministic} sequence would depend on how far they had come.
 *
 * <p>Decided: the baselines' objectives are tried as search trials, though each baseline has a
 * trial already. To show the sampler that one instead would cost nothing, but it may lie outside
 * the space, and FLYP is trained in another way than a search trial with its weights.
 */
package io.autoft.study.proposal;
