/**
 * AutoFTStudy: {@code StudyGatherer} reads, {@link io.autoft.study.StudyPlanner} decides, {@code
 * StudyActions} and the status store write; {@code StudyStatusView} renders the findings.
 *
 * <p>The framework gives each study's pass a thread of its own out of a pool, so other studies and
 * all trials go on while a proposal is computed, and a stop of the operator waits for the pass.
 */
package io.autoft.cluster.study;
