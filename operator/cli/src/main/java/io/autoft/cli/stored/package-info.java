/**
 * What is stored of a study and its trials, as every command reads it: objects as a cluster has
 * them, from a cluster or a folder ({@link io.autoft.cli.stored.StudyFolder}), logs, and the epochs
 * of final trainings; and which folders of this machine stand for a cluster's claims. Writes
 * nothing.
 */
package io.autoft.cli.stored;
