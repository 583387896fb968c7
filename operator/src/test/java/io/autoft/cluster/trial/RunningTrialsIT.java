package io.autoft.cluster.trial;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.Limits;
import io.autoft.cluster.StatusStore;
import io.autoft.testing.Cluster;
import io.autoft.testing.FreshOperator;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** An operator that runs two trials at a time, of all studies together. */
@QuarkusTest
@WithKubernetesTestServer
@Isolated("Quarkus has one application at a time")
class RunningTrialsIT {

  @Inject KubernetesClient client;
  @Inject StatusStore statuses;

  private Cluster cluster;
  private Operator operator;

  @BeforeEach
  void start() {
    cluster = new Cluster(client, config -> 0.75);
    operator = FreshOperator.of(client, statuses, new Limits(2, 0));
    operator.start();
  }

  @AfterEach
  void stop() {
    operator.stop();
  }

  @Test
  void studiesShareThePlacesAlsoWithAnOperatorThatHasJustStarted() {
    var first = cluster.create(STUDY.with("spec.parallelism", "3"));
    Cluster.await(() -> running(List.of(first)) == 2);
    var studies = List.of(first, cluster.create(STUDY), cluster.create(STUDY));
    var begun = new HashSet<String>();

    runUntil(studies, begun, () -> begun.size() == 3);
    assertThat(cluster.stage(first))
        .as("the others did not wait for its end")
        .isEqualTo("Searching");
    operator.stop();
    operator = FreshOperator.of(client, statuses, new Limits(2, 0));
    operator.start();
    runUntil(
        studies, begun, () -> studies.stream().allMatch(s -> cluster.stage(s).equals("Complete")));

    assertThat(studies)
        .allSatisfy(study -> assertThat(cluster.trials(study)).hasSize(10))
        .allSatisfy(s -> assertThat(cluster.study(s).getStatus().trials().failed()).isZero());
  }

  /** Every Job goes on by one, again and again. */
  private void runUntil(List<String> studies, Set<String> begun, Callable<Boolean> end) {
    Cluster.await(
        () -> {
          assertThat(running(studies)).isLessThanOrEqualTo(2);
          studies.forEach(cluster::step);
          studies.stream().filter(s -> !cluster.jobs(s).isEmpty()).forEach(begun::add);
          return end.call();
        });
  }

  private long running(List<String> studies) {
    return studies.stream().flatMap(this::jobs).filter(job -> !TrialFacts.ends(job)).count();
  }

  private Stream<Job> jobs(String study) {
    return cluster.jobs(study).stream();
  }
}
