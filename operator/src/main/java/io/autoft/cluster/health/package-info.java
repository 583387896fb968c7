/**
 * What the probes of the operator's pod ask beside what the framework answers: whether the watches
 * are open by which it hears of changes, and of which namespaces it does not hear. The framework
 * looks at whether informers run.
 */
package io.autoft.cluster.health;
