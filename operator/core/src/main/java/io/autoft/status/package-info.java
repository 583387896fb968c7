/**
 * What is stored of a study and of its trials, by whoever runs them: the statuses of the API,
 * rendered from what is known and read back. The same in a cluster and in a folder, so the same
 * tools read both. Knows the plan's findings; decides nothing.
 */
package io.autoft.status;
