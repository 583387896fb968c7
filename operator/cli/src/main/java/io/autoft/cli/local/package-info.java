/**
 * Runs a study on one machine: processes instead of Jobs, a folder instead of the API server. What
 * is to be done is decided by the core's planner alone, as in a cluster; {@link
 * io.autoft.cli.local.StudyRun} carries it out, {@code StudyWriter} keeps it.
 */
package io.autoft.cli.local;
