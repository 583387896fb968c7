package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Helm;
import io.autoft.testing.Kubectl;
import io.autoft.testing.Repository;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release that finds CRDs which another one has left, or somebody has applied. */
@Isolated("It changes the CRDs")
class AdoptionIT {

  private static final String INSTALL =
      " upgrade --install autoft-operator helm/autoft-operator --namespace autoft --create-namespace ";

  /** What the page tells people to do. */
  private static final Pattern LOOP =
      Pattern.compile("^for crd in .*?^done$", Pattern.MULTILINE | Pattern.DOTALL);

  @BeforeEach
  void somebodyAppliesTheCrds() {
    succeed("kubectl apply --server-side --force-conflicts -k crds");
  }

  /** Helm 3 uninstalls what Helm 4 has installed, too. */
  @AfterEach
  void leaveTheCrdsAsTheyWere() {
    succeed(
        """
        helm uninstall autoft-operator --namespace autoft --ignore-not-found
        for crd in autoftstudies.autoft.io autofttrials.autoft.io; do
          kubectl label crd $crd app.kubernetes.io/managed-by-
          kubectl annotate crd $crd meta.helm.sh/release-name- meta.helm.sh/release-namespace-
        done
        """);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "helm, '', STATUS: deployed",
    "helm4, --force-conflicts, conflict with \"kubectl\": .spec.versions"
  })
  void takesThoseThatSomebodyHasAppliedOnceHelmMayAsThePageSays(
      String helm, String force, String withoutForce) {
    Helm.require(helm);
    letItTakeThem(helm + INSTALL + force);

    assertThat(Kubectl.script(helm + INSTALL).output()).contains(withoutForce);
    assertThat(succeed(helm + INSTALL + force)).contains("STATUS: deployed");
  }

  /** The former release has made them its own, so that none is in conflict any more. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"helm, ''", "helm4, --force-conflicts"})
  void takesThoseOfAReleaseThatIsGoneOnceHelmMayAsThePageSays(String helm, String force) {
    Helm.require(helm);
    succeed(
        """
        for crd in autoftstudies.autoft.io autofttrials.autoft.io; do
          kubectl label crd $crd app.kubernetes.io/managed-by=Helm
          kubectl annotate crd $crd meta.helm.sh/release-name=former meta.helm.sh/release-namespace=elsewhere
        done
        %1$s upgrade --install former helm/autoft-operator --namespace elsewhere --create-namespace %2$s
        %1$s uninstall former --namespace elsewhere
        """
            .formatted(helm, force));
    letItTakeThem(helm + INSTALL);

    assertThat(succeed(helm + INSTALL)).contains("STATUS: deployed");
  }

  private static void letItTakeThem(String install) {
    var refused = Kubectl.script(install);
    assertThat(refused.output()).contains("invalid ownership metadata");
    assertThat(refused.ok()).isFalse();

    var adoption = LOOP.matcher(Repository.read("helm/docs/install.md"));
    assertThat(adoption.find()).isTrue();
    succeed(adoption.group());
  }

  private static String succeed(String script) {
    var ended = Kubectl.script(script);
    assertThat(ended.ok()).as(ended.output()).isTrue();
    return ended.output();
  }
}
