/**
 * What a trial is, whoever runs it: its outcome, its result, what it used, and what its trainer
 * gets.
 *
 * <p>Knows the API's records and the contract. Where a trainer finds its files is said by whoever
 * runs it ({@link io.autoft.trial.TrialPaths}).
 */
package io.autoft.trial;
