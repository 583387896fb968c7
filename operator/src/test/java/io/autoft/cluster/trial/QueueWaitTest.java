package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.Situation.terminated;
import static io.autoft.cluster.trial.Situation.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A Job of a second before ten to twelve, its pod, and a trainer that begins at 11:58:30. */
class QueueWaitTest {

  private static final Duration WAIT_OF_JOB = Duration.ofMinutes(8).plusSeconds(31);
  private static final Duration WAIT_OF_POD = Duration.ofMinutes(8).plusSeconds(30);

  @Test
  void aPodThatWaitsHasNoneYet() {
    assertThat(wait(search().withJob().pod(waiting("ContainerCreating", "")))).isEmpty();
  }

  @Test
  void isKnownWhenTheTrainerIsFirstSeenToRun() {
    var runs = search().withJob().pod(running());

    assertThat(wait(runs)).contains(WAIT_OF_JOB);
    assertThat(wait(runs.observed())).isEmpty();
  }

  @Test
  void isKnownOfATrainerThatWasNeverSeenToRun() {
    var ended = search().withJob().pod(terminated(1, "boom")).jobFailed();

    assertThat(wait(ended)).isPresent();
    assertThat(wait(ended.observed())).isEmpty();
  }

  @Test
  void isKnownOfEachPodThatTakesThePlaceOfAnother() {
    var second = search().withJob().pod(running()).observed().withoutPods().withJob("other");

    assertThat(wait(second.pod(waiting("ContainerCreating", "")))).isEmpty();
    assertThat(
            wait(
                second
                    .pod(running())
                    .podChanged(p -> p.editMetadata().withName("b").endMetadata())))
        .contains(WAIT_OF_POD);
  }

  @Test
  void isThatOfTheJobWhereThePodBeforeNeverRan() {
    var replaced =
        search()
            .withJob()
            .pod(waiting("ContainerCreating", ""))
            .observed()
            .withoutPods()
            .pod(running())
            .podChanged(p -> p.editMetadata().withName("b").endMetadata());

    assertThat(wait(replaced)).contains(WAIT_OF_JOB);
  }

  private static Optional<Duration> wait(Situation situation) {
    return QueueWait.of(situation.facts(), situation.observe().status());
  }
}
