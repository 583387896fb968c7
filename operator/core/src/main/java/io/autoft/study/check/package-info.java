/**
 * Rules about a study, one class each: budgets that end something, and checks of what its schema
 * cannot say. Adding one is a class and a line in {@link io.autoft.study.check.Budgets} or {@link
 * io.autoft.study.check.StudyChecks}.
 */
package io.autoft.study.check;
