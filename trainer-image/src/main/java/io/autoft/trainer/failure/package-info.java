/**
 * Failures with a reason, thrown wherever a trial finds that it cannot give a result. Depends on
 * the contract only.
 */
package io.autoft.trainer.failure;
