package io.autoft.cluster.policy;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the pods of studies may have.
 *
 * @param allow rules that do not hold
 * @param serviceAccounts names that a pod may run under beside {@code default}
 * @param secretVolumes names of Secrets that a pod may have as files
 * @param secretVariables names of Secrets that a pod may have in its environment
 * @param refusedNamespaces whose studies are not run though they are watched
 * @param operatorAccount {@code namespace/name} of the operator's own account
 * @param logTails whether the end of a failed container's log is shown
 */
public record PodPolicy(
    Set<PodRule> allow,
    Set<String> serviceAccounts,
    Set<String> secretVolumes,
    Set<String> secretVariables,
    Set<String> refusedNamespaces,
    Optional<String> operatorAccount,
    boolean logTails) {

  /** The reason where a pod may not be created. */
  public static final String VIOLATION = "PolicyViolation";

  /** Names nothing. */
  public static final PodPolicy DEFAULT =
      new PodPolicy(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), true);

  private static final String DEFAULT_ACCOUNT = "default";

  /** So many complaints are told; the rest shows once they are gone. */
  private static final int TOLD = 5;

  public PodPolicy {
    allow = Set.copyOf(allow);
    serviceAccounts = Set.copyOf(serviceAccounts);
    secretVolumes = Set.copyOf(secretVolumes);
    secretVariables = Set.copyOf(secretVariables);
    refusedNamespaces = Set.copyOf(refusedNamespaces);
  }

  /**
   * Whether the end of a log may be shown of such a pod. Not where it is given a Secret, be it
   * allowed: a Java virtual machine says which options it has from its environment, and a program
   * that fails on a file may print it. A pull secret stays with the kubelet.
   */
  public boolean showsLogTails(PodTemplateSpec template) {
    return logTails && !SecretUse.any(ReviewedPod.of(template));
  }

  /** Why the pod may not be created in a namespace; empty if it may. */
  public Optional<String> refusal(String namespace, PodTemplateSpec template) {
    var pod = ReviewedPod.of(template);
    var complaints =
        Stream.of(
                ofNamespace(namespace),
                accounts(pod).flatMap(account -> ofAccount(account, namespace)),
                Stream.of(PodRule.values()).flatMap(rule -> complaints(rule, pod)),
                SecretUse.volumes(pod, secretVolumes),
                SecretUse.variables(pod, secretVariables))
            .flatMap(found -> found)
            .toList();
    return complaints.isEmpty() ? Optional.empty() : Optional.of(message(complaints));
  }

  private static String message(List<String> complaints) {
    var told = complaints.stream().limit(TOLD).collect(Collectors.joining("; "));
    int untold = complaints.size() - TOLD;
    return "the operator's podPolicy, which is a value of its chart, does not allow this pod: "
        + (untold > 0 ? told + "; and %d more".formatted(untold) : told);
  }

  private Stream<String> complaints(PodRule rule, ReviewedPod pod) {
    return allow.contains(rule)
        ? Stream.empty()
        : rule.complaints(pod)
            .map(complaint -> "%s (podPolicy.allow does not name %s)".formatted(complaint, rule));
  }

  private Stream<String> ofNamespace(String namespace) {
    return refusedNamespaces.contains(namespace)
        ? Stream.of(
            "studies in %s are not run (podPolicy.namespaces does not name it)"
                .formatted(namespace))
        : Stream.empty();
  }

  /** The second is the first's former name; the API server goes by either. */
  private static Stream<Field> accounts(ReviewedPod pod) {
    var named =
        Stream.of("serviceAccountName", "serviceAccount")
            .map(pod.spec()::at)
            .filter(Field::hasText)
            .toList();
    return named.isEmpty() ? Stream.of(pod.spec().at("serviceAccountName")) : named.stream();
  }

  private Stream<String> ofAccount(Field account, String namespace) {
    var name = account.hasText() ? account.text() : DEFAULT_ACCOUNT;
    boolean isOperators = operatorAccount.filter((namespace + "/" + name)::equals).isPresent();
    boolean isAllowed =
        serviceAccounts.contains(name) || name.equals(DEFAULT_ACCOUNT) && !isOperators;
    return isAllowed
        ? Stream.empty()
        : Stream.of(
            "%s is %s%s (podPolicy.serviceAccounts does not name it)"
                .formatted(
                    account.path(), name, isOperators ? ", the operator's own account" : ""));
  }
}
