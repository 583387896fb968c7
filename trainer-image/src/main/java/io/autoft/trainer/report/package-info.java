/**
 * The file with the report, and how a report is made short enough. Depends on the contract only.
 */
package io.autoft.trainer.report;
