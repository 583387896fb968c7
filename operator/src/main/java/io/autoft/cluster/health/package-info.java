/**
 * What the probes of the operator's pod ask beside what the framework answers: whether the watches
 * are open by which it hears of changes, of which namespaces it does not hear, and whether the
 * passes of its reconcilers end. The framework looks at whether informers run.
 */
package io.autoft.cluster.health;
