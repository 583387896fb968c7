package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.autoft.testing.Cluster;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.KubernetesServer;
import io.quarkus.test.kubernetes.client.KubernetesTestServer;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator does while the API server does not do what it is asked to. */
@QuarkusTest
@WithKubernetesTestServer
@Isolated("Quarkus has one application at a time")
class RetryIT {

  @Inject Operator operator;
  @Inject KubernetesClient client;
  @KubernetesTestServer KubernetesServer server;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"studyreconciler", "trialreconciler"})
  void reconcilersTryForEverAndAtLeastOnceAMinute(String reconciler) {
    var attempts = retry(reconciler).initExecution();

    assertThat(attempts.nextDelay()).contains(2_000L);
    for (int i = 0; i < 1_000; i++) {
      assertThat(attempts.nextDelay()).hasValueSatisfying(d -> assertThat(d).isLessThan(60_001));
    }
    assertThat(attempts.nextDelay()).contains(60_000L);
    assertThat(attempts.isLastAttempt()).isFalse();
  }

  /** JOSDK's own default gives up after five attempts. */
  @Test
  void aStudyGoesOnAfterMoreFailuresThanTheDefaultAllows() {
    var cluster = new Cluster(client, config -> 0.5);
    var failures = new AtomicInteger();
    server
        .expect()
        .post()
        .withPath(
            "/apis/autoft.io/v1alpha1/namespaces/%s/autofttrials".formatted(cluster.namespace()))
        .andReply(403, request -> refusal(failures))
        .times(12);
    var retry = retry("studyreconciler").setInitialInterval(1).setMaxInterval(10);
    operator.start();
    try {
      var study = cluster.create(STUDY);

      cluster.run(study, () -> cluster.stage(study).equals("Complete"));
      assertThat(failures).hasValue(12);
      assertThat(cluster.trials(study)).hasSize(10);
      assertThat(cluster.condition(study, "Stalled")).isEmpty();
      assertThat(client.events().v1().events().inNamespace(cluster.namespace()).list().getItems())
          .as("not in silence")
          .filteredOn(e -> e.getRegarding().getName().equals(study))
          .filteredOn(e -> "InternalError".equals(e.getReason()))
          .isNotEmpty()
          .allSatisfy(
              e ->
                  assertThat(e.getNote())
                      .startsWith("the operator cannot go on with this: KubernetesClientException")
                      .contains("autofttrials"));
    } finally {
      operator.stop();
      retry.setInitialInterval(2_000).setMaxInterval(60_000);
    }
  }

  /** Such as an admission webhook that does not answer: the API server says 500. */
  @Test
  void aTrialSaysThatItsJobCannotBeCreated() {
    var cluster = new Cluster(client, config -> 0.5);
    var failures = new AtomicInteger();
    server
        .expect()
        .post()
        .withPath(
            "/apis/batch/v1/namespaces/%s/jobs?fieldValidation=Strict"
                .formatted(cluster.namespace()))
        .andReply(500, request -> unanswered(failures))
        .always();
    var retry = retry("trialreconciler").setInitialInterval(1).setMaxInterval(10);
    operator.start();
    try {
      var study = cluster.create(STUDY);

      await("a trial says so")
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  cluster.trials(study).stream()
                      .map(trial -> TrialRecords.of(trial).outcome())
                      .anyMatch(outcome -> "InternalError".equals(outcome.reason())));
      await("so does the study")
          .atMost(Duration.ofSeconds(60))
          .until(() -> cluster.stage(study).equals("Stalled"));
    } finally {
      operator.stop();
      server.getKubernetesMockServer().clearExpectations();
      retry.setInitialInterval(2_000).setMaxInterval(60_000);
    }
  }

  /** It would hold up a reconciler's thread for minutes. */
  @Test
  void theClientDoesNotInsistOnCreatingAJob() {
    var failures = new AtomicInteger();
    server
        .expect()
        .post()
        .withPath("/apis/batch/v1/namespaces/unanswered/jobs?fieldValidation=Strict")
        .andReply(500, request -> unanswered(failures))
        .times(20);
    var job =
        new JobBuilder()
            .withNewMetadata()
            .withNamespace("unanswered")
            .withName("mine")
            .endMetadata()
            .build();

    assertThatThrownBy(() -> OwnedJobs.create(client, job)).hasMessageContaining("no answer");
    assertThat(failures).hasValue(1);
  }

  private static Status unanswered(AtomicInteger count) {
    count.incrementAndGet();
    return new StatusBuilder()
        .withCode(500)
        .withReason("InternalError")
        .withMessage("failed calling webhook: no answer")
        .build();
  }

  private static Status refusal(AtomicInteger count) {
    count.incrementAndGet();
    return new StatusBuilder().withCode(403).withReason("Forbidden").withMessage("no").build();
  }

  private GenericRetry retry(String reconciler) {
    return (GenericRetry)
        operator.getRegisteredController(reconciler).orElseThrow().getConfiguration().getRetry();
  }
}
