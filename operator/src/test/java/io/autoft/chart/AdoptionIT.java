package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Kubectl;
import io.autoft.testing.Repository;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A release that finds CRDs which another one has left, or somebody has applied. */
@Isolated("It changes the CRDs")
class AdoptionIT {

  private static final String INSTALL =
      "helm upgrade --install autoft-operator helm/autoft-operator --namespace autoft --create-namespace";

  /** What the page tells people to do. */
  private static final Pattern LOOP =
      Pattern.compile("^for crd in .*?^done$", Pattern.MULTILINE | Pattern.DOTALL);

  @AfterEach
  void leaveTheCrdsAsTheyWere() {
    var undone =
        Kubectl.script(
            """
            helm uninstall autoft-operator --namespace autoft --ignore-not-found
            for crd in autoftstudies.autoft.io autofttrials.autoft.io; do
              kubectl label crd $crd app.kubernetes.io/managed-by-
              kubectl annotate crd $crd meta.helm.sh/release-name- meta.helm.sh/release-namespace-
            done
            """);
    assertThat(undone.ok()).as(undone.output()).isTrue();
  }

  @Test
  void takesThoseThatSomebodyHasAppliedOnceHelmMayAsThePageSays() {
    adopts();
  }

  @Test
  void takesThoseOfAReleaseThatIsGoneOnceHelmMayAsThePageSays() {
    var former =
        Kubectl.script(
            """
            for crd in autoftstudies.autoft.io autofttrials.autoft.io; do
              kubectl label crd $crd app.kubernetes.io/managed-by=Helm
              kubectl annotate crd $crd meta.helm.sh/release-name=former meta.helm.sh/release-namespace=elsewhere
            done
            """);
    assertThat(former.ok()).as(former.output()).isTrue();
    adopts();
  }

  private static void adopts() {
    var refused = Kubectl.script(INSTALL);
    assertThat(refused.output()).contains("invalid ownership metadata");
    assertThat(refused.ok()).isFalse();

    var adoption = LOOP.matcher(Repository.read("helm/docs/install.md"));
    assertThat(adoption.find()).isTrue();
    var adopted = Kubectl.script(adoption.group());
    assertThat(adopted.ok()).as(adopted.output()).isTrue();

    var installed = Kubectl.script(INSTALL);
    assertThat(installed.ok()).as(installed.output()).isTrue();
    assertThat(installed.output()).contains("STATUS: deployed");
  }
}
