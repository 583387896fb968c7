package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Cluster;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.KubernetesServer;
import io.quarkus.test.kubernetes.client.KubernetesTestServer;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import jakarta.inject.Inject;
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

  private static Status refusal(AtomicInteger count) {
    count.incrementAndGet();
    return new StatusBuilder().withCode(403).withReason("Forbidden").withMessage("no").build();
  }

  private GenericRetry retry(String reconciler) {
    return (GenericRetry)
        operator.getRegisteredController(reconciler).orElseThrow().getConfiguration().getRetry();
  }
}
