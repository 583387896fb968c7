package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeparturesTest {

  @Test
  void nothingIsDoneForWhatIsOnItsWayOut() {
    var trial = trial();
    trial.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");

    var control =
        Departures.unlessGone(
            trial,
            () -> {
              throw new AssertionError("a pass was made");
            });

    assertThat(control.isNoUpdate()).isTrue();
  }

  @Test
  void aPassIsMadeForWhatStays() {
    var later = UpdateControl.<AutoFTTrial>noUpdate().rescheduleAfter(Duration.ofSeconds(3));

    assertThat(Departures.unlessGone(trial(), () -> later)).isSameAs(later);
  }

  @ParameterizedTest
  @CsvSource({"autofttrials, mine", "namespaces, home"})
  void thatTheObjectOrItsNamespaceIsNotThereIsNoError(String kind, String name) {
    var control = after(missing(kind, name));

    assertThat(control.isNoUpdate()).isTrue();
    assertThat(control.getScheduleDelay()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"autofttrials, other", "autoftstudies, mine", "jobs, mine", "namespaces, other"})
  void thatAnotherObjectIsNotThereIsOne(String kind, String name) {
    var missing = missing(kind, name);

    assertThatThrownBy(() -> after(missing)).isSameAs(missing);
  }

  /** Whatever was to be created: nobody is to be told that it was refused. */
  @Test
  void thatItsNamespaceEndsIsNoErrorAndNoRefusal() {
    var ends = refused("NamespaceTerminating");

    assertThat(after(ends).isNoUpdate()).isTrue();
    assertThat(Refusals.isOne(ends)).isFalse();
    assertThat(Refusals.isOne(refused("SomethingElse"))).isTrue();
  }

  @Test
  void anotherRefusalIsOne() {
    var refused = refused("SomethingElse");
    var silent = new KubernetesClientException("no", 404, null);

    assertThatThrownBy(() -> after(refused)).isSameAs(refused);
    assertThatThrownBy(() -> after(silent)).isSameAs(silent);
  }

  private static UpdateControl<AutoFTTrial> after(KubernetesClientException answer) {
    return Departures.unlessGone(
        trial(),
        () -> {
          throw answer;
        });
  }

  private static KubernetesClientException missing(String kind, String name) {
    return new KubernetesClientException(
        new StatusBuilder()
            .withCode(404)
            .withNewDetails()
            .withKind(kind)
            .withName(name)
            .endDetails()
            .build());
  }

  private static KubernetesClientException refused(String reason) {
    return new KubernetesClientException(
        new StatusBuilder()
            .withCode(403)
            .withNewDetails()
            .addNewCause("metadata.namespace", "namespace home is being terminated", reason)
            .endDetails()
            .build());
  }

  private static AutoFTTrial trial() {
    var trial = new AutoFTTrial();
    trial.setMetadata(new ObjectMetaBuilder().withNamespace("home").withName("mine").build());
    return trial;
  }
}
