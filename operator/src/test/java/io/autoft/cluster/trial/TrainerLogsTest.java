package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.search;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.autoft.contract.ProgressLine;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stand-in for the API server says of logs; the end-to-end tests read real ones. */
class TrainerLogsTest {

  /** More than any test takes. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private KubernetesClient client;
  private int code = 200;
  private CountDownLatch silence = new CountDownLatch(0);
  private CountDownLatch silenceInTheMiddle = new CountDownLatch(0);
  private String log = "step 40/300, loss 0.9311, learning rate 1.00e-03, 812 images/s, 9 s left";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          await(silence);
          var answer = log.getBytes(UTF_8);
          exchange.sendResponseHeaders(code, answer.length);
          try (var body = exchange.getResponseBody()) {
            body.write(answer, 0, 1);
            body.flush();
            await(silenceInTheMiddle);
            body.write(answer, 1, answer.length - 1);
          }
        });
    server.setExecutor(threads);
    server.start();
    var config = Config.empty();
    config.setMasterUrl("http://localhost:" + server.getAddress().getPort());
    config.setRequestTimeout((int) PATIENCE.toMillis());
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void sayHowFarATrainerIs() {
    assertThat(progress(new TrainerLogs(true, PATIENCE), underWay()))
        .hasValue(new ProgressLine("step 40/300, loss 0.9311", 40, 300));
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0))
        .contains("/log?", "container=trainer", "tailLines=20", "limitBytes=8192");
  }

  @Test
  void areNotReadWhereThatIsSwitchedOff() {
    assertThat(progress(new TrainerLogs(false), underWay())).isEmpty();
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 500, 504})
  void areLeftAloneForAWhileWhereTheyCannotBeRead(int refusal) {
    code = refusal;
    var logs = new TrainerLogs(true, PATIENCE);
    assertThat(progress(logs, underWay())).isEmpty();
    assertThat(progress(logs, underWay())).isEmpty();
    assertThat(requests).hasSize(1);

    code = 200;
    assertThat(progress(logs, underWay().at("2026-03-01T12:11:00Z"))).isPresent();
  }

  @Test
  void areNotWaitedFor() {
    silence = new CountDownLatch(1);

    assertIsNotWaitedFor();
    silence.countDown();
  }

  @Test
  void areNotWaitedForWhereTheyStopInTheMiddle() {
    silenceInTheMiddle = new CountDownLatch(1);

    assertIsNotWaitedFor();
    silenceInTheMiddle.countDown();
  }

  private void assertIsNotWaitedFor() {
    var logs = new TrainerLogs(true);
    var begun = Instant.now();

    assertThat(progress(logs, underWay())).isEmpty();
    assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE.dividedBy(2));
    assertThat(progress(logs, underWay())).isEmpty();
    assertThat(requests).as("nor asked for again").hasSizeLessThan(2);
  }

  /** All that slow kubelets may take of the threads of the reconcilers. */
  @Test
  void areReadTwoAtATime() {
    silence = new CountDownLatch(1);
    var logs = new TrainerLogs(true, PATIENCE);
    var slow =
        Stream.generate(TrainerLogsTest::underWay)
            .limit(2)
            .map(trial -> CompletableFuture.supplyAsync(() -> progress(logs, trial), threads))
            .toList();
    Awaitility.await().until(() -> requests.size() == 2);

    assertThat(progress(logs, underWay())).isEmpty();
    assertThat(requests).hasSize(2);

    silence.countDown();
    slow.forEach(CompletableFuture::join);
    assertThat(progress(logs, underWay().at("2026-03-01T12:11:00Z"))).isPresent();
  }

  @Test
  void areNotAskedForOfAPodThatHasJustBegunOrIsNotReadyOrOfATrialThatHasEnded() {
    var begun = underWay().at("2026-03-01T11:58:45Z");
    var lost = search().withJob().pod(running()).podChanged(ready("False"));
    var ended = search().withJob().pod(scored(0.8)).podChanged(ready("True"));

    for (var situation : List.of(begun, lost, ended)) {
      assertThat(progress(new TrainerLogs(true, PATIENCE), situation)).isEmpty();
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

  private Optional<ProgressLine> progress(TrainerLogs logs, Situation situation) {
    return logs.progress(situation.facts(), client);
  }
}
