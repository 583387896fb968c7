/**
 * What a trial tells the outside world: failures with a reason, and the file with the report. May
 * depend on the contract only.
 */
package io.autoft.trainer.report;
