package io.autoft.cluster.policy;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a pod may not have unless the chart's {@code podPolicy.allow} names the rule: the controls
 * of the "restricted" Pod Security Standard, a token of its ServiceAccount, and what is meant for
 * the cluster's own pods.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security
 *     Standards</a>
 */
public enum PodRule {
  HostNamespaces(
      pod -> falseOrAbsent(Stream.of("hostNetwork", "hostPID", "hostIPC").map(pod.spec()::at))),

  HostPorts(
      pod ->
          pod.containers()
              .flatMap(container -> container.at("ports").elements())
              .map(port -> port.at("hostPort"))
              .filter(port -> port.value().asInt(0) != 0)
              .map(port -> port.must("not be set"))),

  HostProbes(pod -> pod.hosts().map(host -> host.must("not be set"))),

  HostProcess(pod -> falseOrAbsent(pod.ofContexts("windowsOptions", "hostProcess"))),

  Privileged(pod -> falseOrAbsent(pod.ofContexts("privileged"))),

  PrivilegeEscalation(
      pod ->
          pod.contextsOfContainers()
              .map(context -> context.at("allowPrivilegeEscalation"))
              .filter(field -> !field.isFalse())
              .map(field -> field.must("be false"))),

  Capabilities(
      pod ->
          pod.contextsOfContainers()
              .map(context -> context.at("capabilities"))
              .flatMap(capabilities -> Stream.concat(kept(capabilities), added(capabilities)))),

  RootUser(
      pod ->
          Stream.concat(
              inherited(pod, Field::isTrue, "be true", "runAsNonRoot"),
              pod.ofContexts("runAsUser")
                  .filter(field -> field.isSet() && field.value().asLong() == 0)
                  .map(field -> field.must("not be 0")))),

  Seccomp(
      pod ->
          inherited(
              pod,
              field -> Allowed.PROFILES.contains(field.text()),
              "be " + oneOf(Allowed.PROFILES),
              "seccompProfile",
              "type")),

  AppArmor(
      pod ->
          Stream.concat(
              oneOf(pod.ofContexts("appArmorProfile", "type"), Allowed.PROFILES),
              pod.annotations("container.apparmor.security.beta.kubernetes.io/")
                  .filter(field -> !field.text().matches("(runtime/default|localhost/.*)?"))
                  .map(field -> field.must("be runtime/default or begin with localhost/")))),

  SELinux(
      pod ->
          Stream.concat(
              oneOf(pod.ofContexts("seLinuxOptions", "type"), Allowed.SELINUX_TYPES),
              Stream.of("user", "role")
                  .flatMap(name -> pod.ofContexts("seLinuxOptions", name))
                  .filter(Field::hasText)
                  .map(field -> field.must("not be set")))),

  ProcMount(pod -> oneOf(pod.ofContexts("procMount"), List.of("Default"))),

  Sysctls(
      pod ->
          pod.context()
              .at("sysctls")
              .elements()
              .filter(sysctl -> !Allowed.SYSCTLS.contains(sysctl.at("name").text()))
              .map(sysctl -> sysctl.must("be " + oneOf(Allowed.SYSCTLS)))),

  VolumeTypes(
      pod ->
          pod.volumes()
              .flatMap(volume -> volume.fieldsExcept(Allowed.VOLUMES))
              .filter(field -> !field.path().endsWith(".name"))
              .map(field -> field.must("not be set; a volume is " + oneOf(Allowed.VOLUMES)))),

  ServiceAccountTokens(
      pod ->
          Stream.concat(
              Stream.of(pod.spec().at("automountServiceAccountToken"))
                  .filter(field -> !field.isFalse())
                  .map(field -> field.must("be false")),
              pod.projections()
                  .flatMap(source -> source.fieldsExcept(Allowed.PROJECTIONS))
                  .map(
                      field ->
                          field.must("not be set; a source is " + oneOf(Allowed.PROJECTIONS))))),

  SystemPriority(
      pod ->
          Stream.of(pod.spec().at("priorityClassName"))
              .filter(field -> field.text().startsWith("system-"))
              .map(field -> field.must("not begin with system-"))),

  ControlPlane(
      pod ->
          pod.spec()
              .at("tolerations")
              .elements()
              .map(toleration -> toleration.at("key"))
              .filter(key -> !key.hasText() || Allowed.CONTROL_PLANE.contains(key.text()))
              .map(
                  key ->
                      key.must(
                          "be set, and not be " + String.join(" or ", Allowed.CONTROL_PLANE))));

  private final Function<ReviewedPod, Stream<String>> check;

  PodRule(Function<ReviewedPod, Stream<String>> check) {
    this.check = check;
  }

  /** What the pod has against the rule, each naming the field and what may be there. */
  Stream<String> complaints(ReviewedPod pod) {
    return check.apply(pod);
  }

  private static Stream<String> falseOrAbsent(Stream<Field> fields) {
    return fields.filter(Field::isTrue).map(field -> field.must("be false"));
  }

  private static Stream<String> oneOf(Stream<Field> fields, List<String> allowed) {
    return fields
        .filter(field -> field.hasText() && !allowed.contains(field.text()))
        .map(field -> field.must("be " + oneOf(allowed)));
  }

  private static String oneOf(List<String> allowed) {
    return (allowed.size() > 1 ? "one of " : "") + String.join(", ", allowed);
  }

  private static Stream<String> kept(Field capabilities) {
    var dropped = capabilities.at("drop");
    return dropped.elements().anyMatch(name -> name.text().equals("ALL"))
        ? Stream.empty()
        : Stream.of(dropped.must("have ALL"));
  }

  private static Stream<String> added(Field capabilities) {
    return capabilities
        .at("add")
        .elements()
        .filter(name -> !name.text().equals(Allowed.CAPABILITY))
        .map(name -> name.must("be " + Allowed.CAPABILITY));
  }

  /**
   * What a container has to say, or the pod for it. What is wrong with the pod's is wrong whatever
   * its containers say.
   */
  private static Stream<String> inherited(
      ReviewedPod pod, Predicate<Field> fits, String be, String... path) {
    var common = pod.context().at(path);
    if (common.isSet() && fits.negate().test(common)) {
      return Stream.of(common.must(be));
    }
    return pod.contextsOfContainers()
        .map(context -> context.at(path))
        .filter(field -> field.isSet() ? fits.negate().test(field) : !common.isSet())
        .map(field -> field.must(be));
  }
}
