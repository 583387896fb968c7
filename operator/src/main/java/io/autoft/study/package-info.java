/**
 * AutoFTStudy: the search over many trials.
 *
 * <p>{@link io.autoft.study.StudyReconciler} gathers a {@link io.autoft.study.StudyState}, {@link
 * io.autoft.study.StudyPlanner} decides, the reconciler acts. Only {@code Proposals} and {@code
 * SearchSpaces} know the optimizer, only the reconciler has a client.
 */
package io.autoft.study;
