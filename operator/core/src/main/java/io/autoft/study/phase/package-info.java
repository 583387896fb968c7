/**
 * The phases of a study: what comes next in each, and when it is over. Adding one is a class and a
 * line in {@link io.autoft.study.phase.Phases}.
 *
 * <p>Knows proposals, not checks or budgets.
 */
package io.autoft.study.phase;
