/**
 * The words that the operator and the trainer exchange: a {@link io.autoft.contract.TrialConfig}
 * goes in through the environment variable {@code AUTOFT_TRIAL}, a {@link
 * io.autoft.contract.TrialReport} comes out through the pod's termination message.
 *
 * <p>May depend on Jackson only, so that a trainer in another style can use it as it is. The golden
 * JSON files beside the tests document both for other languages.
 */
package io.autoft.contract;
