package io.autoft.cluster.trial;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.contract.Resamples;
import io.autoft.status.ConditionSet;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Repository;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a trainer leaves as its termination message is told at once, and the study goes on: the
 * packaged operator on a real API server.
 */
@Isolated("It measures how soon something is told")
class GarbledReportsIT {

  private static final int MEMORY = 384;
  private static final int KEPT = 4096;
  private static final Duration SECONDS = Duration.ofSeconds(8);
  private static final String UNREADABLE = "the trainer ended without a report that can be read: ";
  private static final String IMPOSSIBLE = "the trainer's report cannot stand: ";

  /** One trial may fail; the next one takes its place. */
  private static final Document ONE_TRIAL =
      STUDY
          .with("spec.search.baselines", "[]")
          .with("spec.parallelism", "1")
          .with("spec.budget", "{trials: 1, failedTrials: 1}")
          .without("spec.finalTraining");

  private static KubernetesClient client;
  private static Cluster cluster;
  private static OperatorProcess operator;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    client = ApiServer.get().clientOfNewNamespace();
    cluster = new Cluster(client, config -> 0.75);
    operator = OperatorProcess.start(MEMORY, client.getNamespace());
    operator.awaitReady();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (operator != null) {
      operator.kill();
    }
    if (client != null) {
      client.close();
    }
  }

  @AfterEach
  void nothingIsThrown() {
    assertThat(Repository.read(operator.log())).doesNotContain(" ERROR ", "\n\tat ");
  }

  /** What is left in place of a report, and what is said of it. */
  static Stream<Arguments> messages() {
    return Stream.of(
        arguments("nothing", is(""), "the trainer ended without a report"),
        arguments("blanks", is(" \n\t\n"), "the trainer ended without a report"),
        arguments(
            "a log",
            is("step 49 of 50\nstep 50 of 50\n"),
            UNREADABLE + "not a trial report: Unrecognized token 'step'"),
        arguments("a number", is("5"), UNREADABLE + "not a trial report: "),
        arguments("a list", is("[]"), UNREADABLE + "not a trial report: "),
        arguments("null", is("null"), UNREADABLE + "the trial report is empty"),
        arguments("an empty object", is("{}"), UNREADABLE + "not a trial report: outcome is null"),
        arguments(
            "a report that ends in the middle",
            (UnaryOperator<String>) report -> report.substring(0, report.length() / 2),
            UNREADABLE + "not a trial report: "),
        arguments(
            "the last 4,096 bytes of 1 MiB, as the kubelet keeps them",
            (UnaryOperator<String>) report -> end(lengthened(report)),
            "(Kubernetes keeps the last 4096 bytes of a report, which may be no longer)"),
        arguments(
            "1 MiB, from a kubelet that keeps all",
            is("x".repeat(1 << 20)),
            "(Kubernetes keeps the last 4096 bytes of a report, which may be no longer)"),
        arguments(
            "brackets in brackets",
            is("[".repeat(KEPT)),
            UNREADABLE + "not a trial report: Cannot deserialize"),
        arguments(
            "brackets in brackets where nothing is read",
            field("\"other\":" + "[".repeat(KEPT / 2)),
            UNREADABLE + "not a trial report: "),
        arguments(
            "another schema version",
            replaced("\"schemaVersion\":1", "\"schemaVersion\":2"),
            UNREADABLE + "schemaVersion is 2; this operator reads 1"),
        arguments(
            "an outcome that there is not",
            replaced("\"Scored\"", "\"Great\""),
            UNREADABLE + "not a trial report: outcome: "),
        arguments(
            "a score that is NaN",
            replaced("\"score\":0.75", "\"score\":NaN"),
            UNREADABLE + "not a trial report: Non-standard token 'NaN'"),
        arguments(
            "a score that is NaN as a text",
            replaced("\"score\":0.75", "\"score\":\"NaN\""),
            UNREADABLE + "score: a finite number if and only if outcome is Scored"),
        arguments(
            "a score above all numbers",
            replaced("\"score\":0.75", "\"score\":1e999"),
            UNREADABLE + "score: a finite number if and only if outcome is Scored"),
        arguments(
            "no score",
            replaced("\"score\":0.75", "\"score\":null"),
            UNREADABLE + "score: a finite number if and only if outcome is Scored"),
        arguments(
            "a score above 1",
            replaced("\"score\":0.75", "\"score\":75"),
            IMPOSSIBLE + "score is 75.0; Accuracy is from 0 to 1"),
        arguments(
            "the digest of other parameters",
            replaced("\"parameterDigest\":\"", "\"parameterDigest\":\"0"),
            IMPOSSIBLE + "parameterDigest is of other parameters than the trial's"),
        arguments(
            "a metric that is null",
            replaced("\"standardError\":0.01", "\"standardError\":null"),
            IMPOSSIBLE + "metrics.standardError is null; it must be finite"),
        arguments(
            "resamples that are NaN",
            field("\"resamples\":\"%s\"".formatted(notANumber())),
            IMPOSSIBLE + "resamples: NaN at 0; all must be finite"),
        arguments(
            "a test of fewer than no examples",
            field("\"tests\":[{\"name\":\"t\",\"value\":0.5,\"standardError\":0,\"n\":-1}]"),
            IMPOSSIBLE + "tests.t.n is below 0"),
        arguments(
            "a mixture of more than all",
            field("\"ensemble\":{\"alpha\":2}"),
            IMPOSSIBLE + "ensemble.alpha is 2.0; it is from 0 to 1"),
        arguments(
            "a list with nothing in it",
            field("\"parameterGroups\":[null]"),
            UNREADABLE + "not a trial report: "),
        arguments(
            "bytes",
            is("\u0000\u0001\u001b[31m\u007f\ufffd\ufffd"),
            "begins with: \ufffd\ufffd\ufffd[31m\ufffd\ufffd\ufffd"),
        arguments(
            "a character that is cut in two",
            is("x" + "\ud83d\ude00".repeat(KEPT / 4)),
            "\ud83d\ude00\ufffd"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void isToldWithinSecondsAndTheStudyGoesOn(
      String sentence, UnaryOperator<String> garbled, String message) {
    var study = cluster.create(ONE_TRIAL);
    end(study, 0, garbled);

    var failure = failure(study);
    assertThat(failure.getReason()).isEqualTo("BadReport");
    assertThat(failure.getMessage()).contains(message);

    cluster.run(study, () -> cluster.stage(study).equals("Complete"));
    assertThat(cluster.study(study).getStatus().trials().failed()).isEqualTo(1);
    assertThat(cluster.study(study).getStatus().best().trial()).isEqualTo(study + "-0001");
  }

  /** Where the trainer fails, the message is the end of its log. */
  @Test
  void aLogOfAnyCharactersIsKept() {
    var study = cluster.create(ONE_TRIAL);
    var smiles = "\ud83d\ude00".repeat(KEPT / 4 - 1);
    end(study, 1, report -> "\u001b[31m\u0000" + smiles + "x");

    var failure = failure(study);
    assertThat(failure.getReason()).isEqualTo("TrainerError");
    assertThat(cluster.trial(study + "-0000").getStatus().logTail())
        .endsWith("\ud83d\ude00x")
        .doesNotContain("?");
  }

  private static void end(String study, int exitCode, UnaryOperator<String> garbled) {
    Cluster.await(() -> cluster.jobs(study).size() == 1);
    var job = cluster.jobs(study).get(0);
    cluster.step(job);
    // The pod last: a report that cannot stand leads to the Job's removal.
    if (exitCode == 0) {
      cluster.complete(job);
    } else {
      cluster.fail(job);
    }
    cluster.end(job, exitCode, garbled.apply(cluster.report(job)));
  }

  private static Condition failure(String study) {
    return await()
        .atMost(SECONDS)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> new ConditionSet(conditions(study)).get("Failed"),
            failed -> failed.filter(c -> c.getStatus().equals("True")).isPresent())
        .orElseThrow();
  }

  private static List<Condition> conditions(String study) {
    var status = cluster.trial(study + "-0000").getStatus();
    return status == null ? List.of() : status.conditions();
  }

  private static UnaryOperator<String> is(String text) {
    return report -> text;
  }

  private static UnaryOperator<String> replaced(String text, String other) {
    return report -> {
      assertThat(report).contains(text);
      return report.replace(text, other);
    };
  }

  /** With a field more, which counts where the report has it already. */
  private static UnaryOperator<String> field(String json) {
    return report -> report.substring(0, report.length() - 1) + "," + json + "}";
  }

  private static String lengthened(String report) {
    return report.replace("\"metrics\":{", "\"metrics\":{\"%s\":1,".formatted("x".repeat(1 << 20)));
  }

  private static String end(String report) {
    return report.substring(report.length() - KEPT);
  }

  private static String notANumber() {
    return new Resamples(new float[] {Float.NaN}, new float[1]).encode();
  }
}
