package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.search;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stand-in for the API server says of logs; the end-to-end tests read real ones. */
class TrialProgressTest {

  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private KubernetesClient client;
  private int code = 200;
  private String log = "step 40/300, loss 0.9311, learning rate 1.00e-03, 812 images/s, 9 s left";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          var answer = log.getBytes(UTF_8);
          exchange.sendResponseHeaders(code, answer.length);
          try (var body = exchange.getResponseBody()) {
            body.write(answer);
          }
        });
    server.start();
    var config = Config.empty();
    config.setMasterUrl("http://localhost:" + server.getAddress().getPort());
    config.setRequestRetryBackoffLimit(0);
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void isWhatTheEndOfTheLogSays() {
    assertThat(of(new TrialProgress(true), underWay())).isEqualTo("step 40/300, loss 0.9311");
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0))
        .contains("/log?", "container=trainer", "tailLines=20", "limitBytes=8192");
  }

  @Test
  void staysWhatItWasWhileTheLogSaysNothing() {
    var progress = new TrialProgress(true);
    var situation = underWay();
    var facts = situation.observed().facts();
    facts.trial().setStatus(facts.trial().getStatus().withProgress("step 20/300, loss 1.1"));

    log = "idValidation: 64/512 evaluated";
    assertThat(progress.added(facts, situation.observe().status(), client).progress())
        .isEqualTo("step 20/300, loss 1.1");
    code = 500;
    assertThat(progress.added(facts, situation.observe().status(), client).progress())
        .isEqualTo("step 20/300, loss 1.1");
  }

  @Test
  void isNotAskedForWhereItIsSwitchedOffOrForbidden() {
    assertThat(of(new TrialProgress(false), underWay())).isNull();
    assertThat(requests).isEmpty();

    code = 403;
    var forbidden = new TrialProgress(true);
    assertThat(of(forbidden, underWay())).isNull();
    assertThat(of(forbidden, underWay())).isNull();
    assertThat(requests).hasSize(1);
  }

  @Test
  void isNotAskedOfAPodThatHasJustBegunOrIsNotReadyOrOfATrialThatHasEnded() {
    var begun = underWay().at("2026-03-01T11:58:45Z");
    var lost = search().withJob().pod(running()).podChanged(ready("False"));
    var ended = search().withJob().pod(scored(0.8)).podChanged(ready("True"));

    for (var situation : List.of(begun, lost, ended)) {
      assertThat(of(new TrialProgress(true), situation)).isNull();
    }
    assertThat(requests).isEmpty();
  }

  private static Situation underWay() {
    return search().withJob().pod(running()).podChanged(ready("True"));
  }

  private static UnaryOperator<PodBuilder> ready(String status) {
    return pod ->
        pod.editStatus()
            .addNewCondition()
            .withType("Ready")
            .withStatus(status)
            .endCondition()
            .endStatus();
  }

  private String of(TrialProgress progress, Situation situation) {
    return progress.added(situation.facts(), situation.observe().status(), client).progress();
  }
}
