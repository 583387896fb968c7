/**
 * A study: the search over many trials.
 *
 * <p>{@link io.autoft.study.StudyPlanner} turns a {@link io.autoft.study.StudyState} into a {@link
 * io.autoft.study.StudyPlan}; gathering the one and carrying out the other is for whoever runs the
 * trials. What is decided stands below: {@code phase} (what comes next), {@code check} (budgets and
 * what a schema cannot say), {@code proposal} (parameters). Those know the records of this package;
 * {@code proposal} knows neither of the other two, {@code phase} and {@code check} not each other.
 *
 * <p>Decided: a proposal is computed within the pass that needs it, though a Gaussian process takes
 * up to a second or two with 500 trials. Beside it, a proposal would be that of a moment that has
 * passed, and the plan no pure function of the facts. So that the study itself is looked at as
 * well, such a pass makes one proposal and asks for another pass.
 */
package io.autoft.study;
