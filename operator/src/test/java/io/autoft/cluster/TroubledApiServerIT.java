package io.autoft.cluster;

import static io.autoft.cluster.UndisturbedStudy.TRIALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.FreshOperator;
import io.autoft.testing.Network;
import io.autoft.testing.OperatorProcess;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.javaoperatorsdk.operator.Operator;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A study on an API server that ends, is slow, drops watches or says 409 loses nothing. */
@Isolated("Nothing gets through between two cuts on a machine that is too busy")
class TroubledApiServerIT {

  private static final int MEMORY = 384;

  private static ApiServer server;

  private KubernetesClient client;
  private UndisturbedStudy study;

  @BeforeAll
  static void startServer() {
    server = ApiServer.startWith(ApiServer.CRDS);
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void connect() {
    client = server.clientOfNewNamespace();
    study = new UndisturbedStudy(new Cluster(client, UndisturbedStudy::score));
  }

  @Test
  void theApiServerEndsAndAnotherProcessTakesItsPlace() throws Exception {
    try (var network = Network.to(server, Duration.ZERO)) {
      var operator = start(network.kubeconfig());
      try {
        study.create();
        study.runTo(TRIALS / 3);

        network.interrupt();
        // The trainers go on meanwhile.
        study.step();
        int successor = server.startSuccessor();
        study.step();
        network.leadTo(successor);

        study.runTo(TRIALS);
        study.assertUndisturbed();
      } finally {
        operator.kill();
      }
    }
  }

  @Test
  void everyConnectionBreaksAgainAndAgain() throws Exception {
    try (var network = Network.to(server, Duration.ZERO)) {
      var operator = start(network.kubeconfig());
      var cuts = Executors.newSingleThreadScheduledExecutor();
      try {
        cuts.scheduleWithFixedDelay(network::cut, 700, 700, TimeUnit.MILLISECONDS);
        study.create();

        study.runTo(TRIALS);

        study.assertUndisturbed();
        assertThat(network.connections()).isGreaterThan(20);
      } finally {
        cuts.shutdownNow();
        operator.kill();
      }
    }
  }

  @Test
  void everyAnswerTakesHalfASecond() throws Exception {
    try (var network = Network.to(server, Duration.ofMillis(250))) {
      var operator = start(network.kubeconfig());
      try {
        study.create();

        study.runTo(TRIALS);

        study.assertUndisturbed();
      } finally {
        operator.kill();
      }
    }
  }

  /** Somebody else changes every study and trial just before its status is written. */
  @Test
  void everyStatusIsWrittenInVainOnce() {
    var rival = new Rival(client);
    try (var contested = contested(rival)) {
      var operator = operator(contested);
      try {
        study.create();

        study.runTo(TRIALS);

        study.assertUndisturbed();
        assertThat(rival.conflicts).hasValueGreaterThan(TRIALS);
      } finally {
        operator.stop();
      }
    }
  }

  private OperatorProcess start(String kubeconfig) throws Exception {
    var operator = OperatorProcess.start(kubeconfig, MEMORY, client.getNamespace(), Map.of());
    operator.awaitReady();
    return operator;
  }

  private KubernetesClient contested(Rival rival) {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(server.kubeconfig()))
        .withHttpClientBuilderConsumer(b -> b.addOrReplaceInterceptor("rival", rival))
        .build();
  }

  private Operator operator(KubernetesClient contested) {
    var statuses = new StatusStore(new Events(contested, Clock.systemUTC()));
    var operator = FreshOperator.in(client.getNamespace(), contested, statuses);
    operator.start();
    return operator;
  }

  /** Makes the API server refuse every other write of each object's status. */
  private static final class Rival implements Interceptor {

    private final KubernetesClient client;
    private final Map<String, Integer> writes = new ConcurrentHashMap<>();
    private final AtomicInteger conflicts = new AtomicInteger();

    Rival(KubernetesClient client) {
      this.client = client;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      var path = request.uri().getPath();
      if (path.contains("/autoft.io/") && path.endsWith("/status")) {
        int write = writes.merge(path, 1, Integer::sum);
        if (write % 2 == 1) {
          annotate(path.split("/"), write);
        }
      }
    }

    @Override
    public void after(
        HttpRequest request,
        HttpResponse<?> response,
        AsyncBody.Consumer<List<ByteBuffer>> consumer) {
      if (response.code() == HttpURLConnection.HTTP_CONFLICT) {
        conflicts.incrementAndGet();
      }
    }

    private void annotate(String[] path, int write) {
      var kind = path[path.length - 3].equals("autoftstudies") ? "AutoFTStudy" : "AutoFTTrial";
      client
          .genericKubernetesResources("autoft.io/v1alpha1", kind)
          .inNamespace(client.getNamespace())
          .withName(path[path.length - 2])
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              "{\"metadata\":{\"annotations\":{\"example.com/write\":\"%d\"}}}".formatted(write));
    }
  }
}
