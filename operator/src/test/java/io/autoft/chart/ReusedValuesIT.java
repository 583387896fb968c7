package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.autoft.testing.ChartCopies;
import io.autoft.testing.Helm;
import io.autoft.testing.Kubectl;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code helm upgrade --reuse-values} from 0.1.0: the new chart gets the old one's values, in which
 * all is missing that was added since.
 */
class ReusedValuesIT {

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "logLevel=DEBUG",
        "image.repository=registry.example.com/team/operator",
        "startupTimeoutSeconds=1200",
        "watchNamespaces={one,two}",
        "watchNamespaces={*}",
        "metrics.service.enabled=true",
        "replicas=2",
        "replicas=0",
        "rbac.create=false",
        "serviceAccount.create=false",
        "userRoles.create=false",
        "podPolicy.logTails=false",
        "podPolicy.allow={RootUser}",
        "podPolicy.admissionPolicy.enabled=true",
        "podDisruptionBudget.enabled=true",
        "networkPolicy.enabled=true",
        "metrics.podMonitor.enabled=true",
        "metrics.serviceMonitor.enabled=true",
        "metrics.rules.enabled=true",
        "metrics.dashboard.enabled=true",
        "metrics.perStudy=true",
        "logging.format=json"
      })
  void giveTheSameAsThisVersionsOwn(String setting, @TempDir Path folder) {
    var reused =
        Helm.template(ChartCopies.withReleasedValues(folder), "autoft", "--set=" + setting);

    assertThat(reused).isEqualTo(Helm.template("autoft", "--set=" + setting));
    assertThat(reused.ok()).isTrue();
  }

  /** They had other names. */
  @ParameterizedTest
  @ValueSource(strings = {"helm", "helm4"})
  void leaveNoRoleOfTheFormerChart(String helm, @TempDir Path folder) {
    Helm.require(helm);
    var namespace = ApiServer.get().newNamespace();
    var upgraded =
        Kubectl.script(
            """
            %3$s install operator %1$s --namespace %2$s --set crds.install=false,watchNamespaces={*}
            %3$s upgrade operator helm/autoft-operator --namespace %2$s --reuse-values
            kubectl get clusterroles,clusterrolebindings --output name | grep -w %2$s
            %3$s uninstall operator --namespace %2$s
            ! kubectl get clusterroles,clusterrolebindings --output name | grep -w %2$s
            """
                .formatted(ChartCopies.released(folder), namespace, helm));

    assertThat(upgraded.ok()).as(upgraded.output()).isTrue();
    assertThat(upgraded.output().lines().filter(line -> line.contains("rbac.authorization")))
        .map(line -> line.replace(namespace, "NAMESPACE"))
        .containsExactly(
            "clusterrole.rbac.authorization.k8s.io/NAMESPACE.operator-autoft-operator",
            "clusterrole.rbac.authorization.k8s.io/NAMESPACE.operator-autoft-operator.edit",
            "clusterrole.rbac.authorization.k8s.io/NAMESPACE.operator-autoft-operator.view",
            "clusterrolebinding.rbac.authorization.k8s.io/NAMESPACE.operator-autoft-operator");
  }
}
