/**
 * What the pods of studies may have, as the platform team says in the chart's values.
 *
 * <p>Who may write studies writes pod templates, and the operator would create with its own rights
 * what the author of a study has no rights to: a privileged pod, one under another ServiceAccount,
 * one that is given a Secret. So nothing is created that {@code PodPolicy} does not allow. What is
 * looked at is the pod as it would be created, after the template has been merged, since a template
 * can also take away what makes a pod harmless. Pure functions, without a client.
 *
 * <p>The chart has the same rules as a ValidatingAdmissionPolicy; {@code PodPolicyIT} holds them to
 * agree.
 */
package io.autoft.cluster.policy;
