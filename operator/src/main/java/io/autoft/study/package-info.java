/**
 * AutoFTStudy: the search over many trials.
 *
 * <p>{@link io.autoft.study.StudyReconciler} gathers a {@link io.autoft.study.StudyState}, {@link
 * io.autoft.study.StudyPlanner} decides, the reconciler acts. Only {@code Proposals} and {@code
 * SearchSpaces} know the optimizer, only the reconciler has a client.
 *
 * <p>Decided: what a study learns from earlier ones is copied once, into a ConfigMap of its own.
 * References to their trials would take less room, but a proposal could not be computed again once
 * those are deleted, and a {@code Deterministic} sequence would depend on how far they had come.
 *
 * <p>Decided: a proposal is computed within the pass that needs it, though a Gaussian process takes
 * up to a second or two with 500 trials. The framework gives each study's pass a thread of its own
 * out of a pool, so other studies and all trials go on, and a stop of the operator waits for the
 * pass. Beside the reconciler, a proposal would be that of a moment that has passed, and the plan
 * no pure function of the facts. So that the study itself is looked at as well, such a pass makes
 * one proposal and asks for another pass.
 */
package io.autoft.study;
