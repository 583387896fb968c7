/**
 * What Prometheus is told, at {@code /q/metrics}; helm/docs/monitoring.md lists all of it.
 *
 * <p>What happens is counted when the status that says so has been stored: the API server takes
 * each of them once, so nothing is counted again when a pass is repeated, by this process or by the
 * next. What is, is read from the caches when somebody asks, and cannot drift. No label grows with
 * the number of studies, but where {@code autoft.metrics.per-study} asks for it.
 *
 * <p>Knows the kinds, the core, and what reconcilers share; the reconcilers know it.
 */
package io.autoft.cluster.metrics;
