/**
 * AutoFTTrial: one evaluation, run as a Job.
 *
 * <p>{@code TrialGatherer} reads, the ends of logs by {@code TrainerLogs}, {@code TrialObserver}
 * decides from what was read, {@code TrialJob} renders the Job and {@code ObservedStatus} the
 * status, {@code TrialJobs} creates and deletes.
 *
 * <p>Decided: a cause that only the cluster or the data can cure (an image that cannot be pulled, a
 * missing claim, a missing data set) does not fail a trial. The trial stays what it is, {@code
 * Blocked}, and its Job is tried again, at growing intervals or as soon as the study's trainer
 * changes. The alternative, a new number for each attempt, would let the sequence of proposals
 * depend on how long a person needs to create a claim.
 */
package io.autoft.cluster.trial;
