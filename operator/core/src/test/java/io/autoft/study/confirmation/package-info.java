/**
 * Whether the intervals and the correction of a confirmation are honest: whole studies, planned as
 * they always are, with trainers whose truth is known. Their table is in docs/confirmation.md.
 */
package io.autoft.study.confirmation;
