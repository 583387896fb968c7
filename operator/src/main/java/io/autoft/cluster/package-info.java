/**
 * The operator: studies and trials as objects of Kubernetes.
 *
 * <p>This package has what its reconcilers share in talking to Kubernetes: the trials that both
 * look at, what is kept of watched objects, storing a status, reading trials back as the core knows
 * them, recording events, files in ConfigMaps, owner references, labels, the clock and what is
 * named in the log. Below it, {@code study} and {@code trial} have a reconciler each, which gathers
 * facts, lets a pure function decide, and carries out what was decided; {@code report} does the
 * same for the page of a study that has ended, as a part of the study's pass; {@code crd} has the
 * two kinds, {@code metrics} what Prometheus is told and {@code health} what probes ask. Nothing of
 * the core knows this package.
 */
package io.autoft.cluster;
