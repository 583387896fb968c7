package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Right;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What the operator asked of the API server since the cluster was started, beside its rights, as
 * far as the audit log goes back: 300 MB. That is looked at once all others have ended, and says
 * little after a part of them.
 */
@Isolated("JUnit runs it after those that run at the same time")
@Order(Integer.MAX_VALUE - 1)
class RightsE2E {

  /**
   * Rights that a run need not use. An API server may demand those on finalizers of who names an
   * owner whose deletion waits; a trial is read by its name where its creation meets one that the
   * operator has not seen yet.
   */
  private static final Set<Right> RARE =
      Set.of(
          new Right("autoft.io/autoftstudies/finalizers", "update"),
          new Right("autoft.io/autofttrials/finalizers", "update"),
          new Right("autoft.io/autofttrials", "get"));

  private static Cluster cluster;

  @BeforeAll
  static void connect() {
    cluster = Cluster.connect();
  }

  @AfterAll
  static void close() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void asksForNothingThatIsForbidden() {
    assertThat(AuditLog.requests(cluster.auditLog(), cluster.operatorUser(), false)).isEmpty();
  }

  @Test
  void hasNoRightThatItDoesNotUse() {
    var unused = new TreeSet<>(rights());
    assertThat(unused).hasSizeGreaterThan(10);
    unused.removeAll(AuditLog.requests(cluster.auditLog(), cluster.operatorUser(), true));
    unused.removeAll(RARE);

    assertThat(unused).isEmpty();
  }

  /** Of the ClusterRole with which it watches all namespaces. */
  private static Set<Right> rights() {
    var user = cluster.operatorUser();
    var rbac = cluster.client().rbac();
    return rbac.clusterRoleBindings().list().getItems().stream()
        .filter(binding -> binding.getSubjects().stream().anyMatch(s -> name(s).equals(user)))
        .map(binding -> rbac.clusterRoles().withName(binding.getRoleRef().getName()).get())
        .flatMap(role -> Right.of(role.getRules()))
        .collect(Collectors.toSet());
  }

  private static String name(Subject subject) {
    return "system:serviceaccount:%s:%s".formatted(subject.getNamespace(), subject.getName());
  }
}
