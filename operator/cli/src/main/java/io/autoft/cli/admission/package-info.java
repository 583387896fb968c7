/**
 * What a cluster would say to a study file: the schema and the rules of the CRD itself, in the
 * words of the API server of Kubernetes 1.34, without one.
 *
 * <p>A text is read as {@code kubectl} reads it ({@link io.autoft.cli.admission.Manifest}), unknown
 * fields are refused ({@link io.autoft.cli.admission.UnknownFields}), defaults filled in ({@link
 * io.autoft.cli.admission.Defaults}), then values are checked against the schema ({@link
 * io.autoft.cli.admission.SchemaCheck}) and, if that leaves something to compare, against the rules
 * ({@link io.autoft.cli.admission.RuleCheck}). Complaints come in the order of the file; an API
 * server has none. Sources: the packages {@code apiserver/schema} and {@code registry/
 * customresource} of k8s.io/apiextensions-apiserver and {@code validation} of k8s.io/kube-openapi.
 *
 * <p>May depend on {@code io.autoft.api} of the core, Jackson, SnakeYAML, CEL and RE2/J. Of the
 * command line, nothing but {@code json} is known here.
 *
 * <p>What differs from an API server, and why:
 *
 * <ul>
 *   <li>YAML that cannot be read is refused in SnakeYAML's words, with the line.
 *   <li>A key that stands twice in a mapping is refused, as by an API server that gets YAML; {@code
 *       kubectl} sends the second of the two. A key that a merge ({@code <<}) brings too is not, as
 *       with {@code kubectl}.
 *   <li>The API version and kind are refused in the words of the object's validation; {@code
 *       kubectl} finds no such resource before anything is sent.
 *   <li>A name must be given, as for {@code kubectl apply}: {@code generateName} is not enough.
 *   <li>Of the metadata, the name, labels and annotations are checked, other fields known by name
 *       are taken as they are: nothing here reads them.
 *   <li>A rule that cannot be evaluated for another reason than a key that is not there is refused
 *       in the words of CEL for Java. No object that the schema allows leads there.
 *   <li>There is no limit on the cost of rules and the size of a file and its annotations: they
 *       protect an API server that others use too, and the CRD's bounds keep rules cheap.
 *   <li>{@code 3.0} is an integer, as it is after {@code kubectl}'s conversion of YAML; a client
 *       that sends {@code 3.0} as JSON is told that rules about the field cannot be evaluated.
 * </ul>
 */
package io.autoft.cli.admission;
