package io.autoft.cluster.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.ManualClock;
import io.autoft.testing.Network;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator whose way to a real API server breaks off. */
class WatchesIT {

  private final ManualClock time = new ManualClock();
  private Network network;
  private KubernetesClient client;
  private Operator operator;
  private Watches watches;

  @BeforeEach
  void start() throws IOException {
    network = Network.to(ApiServer.get(), Duration.ZERO);
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(network.kubeconfig()))
            .build();
    operator = new Operator(o -> o.withKubernetesClient(client).withCloseClientOnStop(false));
    var namespace = ApiServer.get().newNamespace();
    operator.register(new Watcher(), o -> o.settingNamespace(namespace));
    watches = new Watches(operator, new WatchedNamespaces(client), time);
  }

  @AfterEach
  void stop() throws IOException {
    operator.stop();
    client.close();
    network.close();
  }

  @Test
  void theyAreOpenAndClosedAndOpenAgain() {
    operator.start();
    Cluster.await(() -> watches.dead().isEmpty());

    network.interrupt();
    Cluster.await(() -> !watches.dead().isEmpty());
    assertThat(watches.dead()).allMatch(name -> name.startsWith("watcher/"));

    network.leadTo(ApiServer.get().port());
    Cluster.await(() -> watches.dead().isEmpty());
  }

  @Test
  void oneThatStaysClosedIsSeenByPeopleFirstAndByTheKubeletLater() {
    operator.start();
    Cluster.await(() -> watches.dead().isEmpty());
    network.interrupt();
    Cluster.await(() -> !watches.dead().isEmpty());

    assertThat(new WatchReadiness(watches).call().getStatus()).isEqualTo(UP);
    time.pass(Duration.ofSeconds(61));
    var readiness = new WatchReadiness(watches).call();
    assertThat(readiness.getStatus()).isEqualTo(DOWN);
    assertThat(readiness.getData().orElseThrow())
        .containsKeys(watches.dead().toArray(String[]::new));
    assertThat(new WatchLiveness(watches).call().getStatus()).isEqualTo(UP);

    time.pass(Duration.ofMinutes(10));
    assertThat(new WatchLiveness(watches).call().getStatus()).isEqualTo(DOWN);
  }

  /** The time begins anew: the API server ends every watch from time to time. */
  @Test
  void oneThatWasOpenMeanwhileHasNotBeenClosedForLong() {
    operator.start();
    Cluster.await(() -> watches.dead().isEmpty());
    network.interrupt();
    Cluster.await(() -> !watches.dead().isEmpty());
    network.leadTo(ApiServer.get().port());
    Cluster.await(() -> watches.dead().isEmpty());
    time.pass(Duration.ofHours(1));
    network.interrupt();
    Cluster.await(() -> !watches.dead().isEmpty());

    assertThat(new WatchReadiness(watches).call().getStatus()).isEqualTo(UP);
  }

  @Test
  void thereAreNoneBeforeTheStart() {
    assertThat(watches.dead()).isEmpty();
  }

  @ControllerConfiguration(name = "watcher")
  static final class Watcher implements Reconciler<ConfigMap> {

    @Override
    public UpdateControl<ConfigMap> reconcile(ConfigMap map, Context<ConfigMap> context) {
      return UpdateControl.noUpdate();
    }
  }
}
