/**
 * The operator on a real cluster, which {@code KUBECONFIG} names: its CRDs, its chart (watching all
 * namespaces) and both images are there already, as {@code examples/quickstart/run --no-study}
 * leaves them. {@code mvn -Pe2e verify} runs these tests and no others. They compare with what
 * {@code examples/quickstart/run --local} leaves, and try the tool that it builds.
 *
 * <p>Each test has a namespace of its own. A test that fails prints what is in it, and the
 * operator's log.
 */
package io.autoft.e2e;
