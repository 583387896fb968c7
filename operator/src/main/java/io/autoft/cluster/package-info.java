/**
 * The operator: studies and trials as objects of Kubernetes.
 *
 * <p>This package has what its reconcilers share in talking to Kubernetes: storing a status,
 * recording events, files in ConfigMaps, owner references, labels, conditions, clock and metrics.
 * Below it, {@code study} and {@code trial} have a reconciler each, which gathers facts, lets a
 * pure function decide, and carries out what was decided; {@code crd} has the two kinds. Nothing of
 * the core knows this package.
 */
package io.autoft.cluster;
