package io.autoft.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.util.RawValue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.autoft.cli.json.ApiJson;
import io.autoft.cli.words.CommandFailedException;
import io.autoft.testing.ManualClock;
import io.autoft.testing.Studies;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a server that has a study of a thousand trials, and lists them as an API server does. */
class ClusterSourceTest {

  private static final int TRIALS = 1_000;
  private static final Pattern LIMIT = Pattern.compile("[?&]limit=(\\d+)");
  private static final Pattern FROM = Pattern.compile("[?&]continue=(\\d+)");

  private static final String PODS =
      """
      {"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": [
        {"metadata": {"name": "wildlife-0007-x", "creationTimestamp": "2026-03-01T09:00:00Z"},
         "status": {"conditions": [{"type": "Ready", "status": "True"}]}}]}
      """;

  private final ManualClock clock = new ManualClock();
  private final List<String> questions = new ArrayList<>();
  private String template = "{}";
  private String status = "{\"state\": \"Running\"}";
  private HttpServer server;
  private StudySource source;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .build();
    source = new ClusterSource(Clusters.client(config), "vision", "wildlife", clock);
  }

  @AfterEach
  void stop() {
    source.close();
    server.stop(0);
  }

  @Test
  void aThousandTrialsAreReadInPages() {
    assertThat(source.trials())
        .extracting(trial -> trial.spec().number())
        .isEqualTo(IntStream.range(0, TRIALS).boxed().toList());
    assertThat(questions)
        .hasSize(5)
        .allSatisfy(
            question ->
                assertThat(question)
                    .contains("/namespaces/vision/autofttrials?", "autoft.io%2Fstudy%3Dwildlife"));
  }

  /** As the API server keeps it, and the operator reads it. */
  @Test
  void whatIsNestedTooDeepIsNamedAndNotAskedForAgain() {
    template = "{\"a\":".repeat(990) + "{}" + "}".repeat(990);
    assertThat(source.study().spec().at("/trainer/template/a/a").isObject()).isTrue();

    template = "{\"a\":".repeat(5_000) + "{}" + "}".repeat(5_000);
    assertThatThrownBy(source::study)
        .isExactlyInstanceOf(CommandFailedException.class)
        .hasMessage(
            "what the cluster http://127.0.0.1:%d/ has of the study wildlife cannot be read:"
                    .formatted(server.getAddress().getPort())
                + " spec.trainer.template.a.a.a.. is nested deeper than 1,000 levels");
  }

  @Test
  void namesMayBeLong() {
    var name = "x".repeat(60_000);
    template = "{\"%s\": 1}".formatted(name);

    assertThat(source.study().spec().at("/trainer/template/" + name).asInt()).isEqualTo(1);
  }

  @Test
  void howFarATrialIsTheOperatorIsAskedInTenSecondsOnce() {
    status = "{\"state\": \"Running\", \"progress\": \"step 75/300, loss 3\"}";

    for (int second = 0; second < 20; second++) {
      assertThat(source.logTail("wildlife-0007")).hasValue("step 75/300, loss 3");
      clock.pass(Duration.ofSeconds(1));
    }

    assertThat(questions)
        .hasSize(2)
        .allSatisfy(question -> assertThat(question).endsWith("/autofttrials/wildlife-0007"));
  }

  @Test
  void aLogIsReadInTenSecondsOnceWhereTheOperatorDoesNotSay() {
    for (int second = 0; second < 10; second++) {
      assertThat(source.logTail("wildlife-0007")).hasValue("step 80/300, loss 2");
      clock.pass(Duration.ofSeconds(1));
    }

    assertThat(questions).first().asString().endsWith("/autofttrials/wildlife-0007");
    assertThat(questions).filteredOn(question -> question.contains("/autofttrials/")).hasSize(1);
    assertThat(questions)
        .filteredOn(question -> question.contains("/pods?labelSelector="))
        .singleElement()
        .asString()
        .endsWith("autoft.io%2Ftrial%3Dwildlife-0007");
    assertThat(questions)
        .filteredOn(question -> question.contains("/log?"))
        .singleElement()
        .asString()
        .contains("/pods/wildlife-0007-x/log?", "container=trainer", "tailLines=20");
  }

  private void answer(HttpExchange exchange) throws IOException {
    var question = exchange.getRequestURI().toString();
    questions.add(question);
    var bytes = answer(question).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String answer(String question) {
    if (question.contains("/log?")) {
      return "step 80/300, loss 2";
    }
    if (question.contains("/pods?")) {
      return PODS;
    }
    if (question.contains("/autofttrials?")) {
      return page(question);
    }
    return question.contains("/autofttrials/") ? trial(7) : study();
  }

  private String study() {
    return Studies.STUDY
        .with("spec.trainer.template", "TEMPLATE")
        .root()
        .toString()
        .replace("\"TEMPLATE\"", template);
  }

  /** Those that come first by name are not those of the first numbers. */
  private String page(String question) {
    int from = number(FROM, question, 0);
    int to = Math.min(TRIALS, from + number(LIMIT, question, TRIALS));
    var next = to < TRIALS ? Integer.toString(to) : "";
    return "{\"kind\": \"AutoFTTrialList\", \"metadata\": {\"continue\": \"%s\"}, \"items\": [%s]}"
        .formatted(
            next,
            IntStream.range(from, to)
                .mapToObj(i -> trial(TRIALS - 1 - i))
                .collect(Collectors.joining(",")));
  }

  private static int number(Pattern pattern, String question, int otherwise) {
    var found = pattern.matcher(question);
    return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
  }

  private String trial(int number) {
    var trial = ApiJson.MAPPER.createObjectNode().put("kind", "AutoFTTrial");
    trial.putObject("metadata").put("name", "wildlife-%04d".formatted(number));
    trial
        .putObject("spec")
        .put("study", "wildlife")
        .put("number", number)
        .put("purpose", "Search")
        .put("seed", 1)
        .putObject("parameters")
        .put("learningRate", 0.01);
    return trial.putRawValue("status", new RawValue(status)).toString();
  }
}
